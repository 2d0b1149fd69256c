"""The web workbench: an archive in the browser. `app.create_app` makes it; `tawatur serve` runs it."""
