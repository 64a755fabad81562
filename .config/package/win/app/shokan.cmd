@"%~dp0node.exe" "%~dp0dist\bundle\main.js" %*
