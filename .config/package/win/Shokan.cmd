@echo off
setlocal disabledelayedexpansion
pushd "%~dp0"
if errorlevel 1 goto failed
"app\node.exe" "app\dist\bundle\main.js" studio
if errorlevel 1 goto failed
popd
exit /b 0

:failed
pause
exit /b 1
