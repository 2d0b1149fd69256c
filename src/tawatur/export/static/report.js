// Everything in the report works without this. It tells assistive technology the language of the page after a switch,
// and remembers nothing.
const page = document.documentElement;
function tell() {
  const english = document.getElementById("lang-en").checked;
  page.lang = english ? "en" : "ar";
  page.dir = english ? "ltr" : "rtl";
}
for (const choice of document.querySelectorAll('input[name="lang"]')) choice.addEventListener("change", tell);
tell();
