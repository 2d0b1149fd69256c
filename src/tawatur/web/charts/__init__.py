"""Charts that the server draws: functions from what a table shows to the numbers of an SVG."""
