@echo off
rem Opens Cocreation, in Windows Terminal where that is installed.
where wt.exe >nul 2>nul
if not errorlevel 1 (
  start "" wt.exe --title Cocreation -d "%~dp0." "%~dp0cocreation.exe" %*
  exit /b 0
)
title Cocreation
cd /d "%~dp0"
cocreation.exe %*
if errorlevel 1 pause
