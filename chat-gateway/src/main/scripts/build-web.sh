#!/bin/sh
# Builds the web app in the current folder into the folder named. Does nothing that is done already:
# packages are installed when the lock file is newer, the app is built when a source is.
set -eu
into=$1

if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund
  touch node_modules/.package-lock.json
fi

if [ ! -f dist/index.html ] ||
  [ -n "$(find src public index.html package-lock.json vite.config.ts tsconfig.json -newer dist/index.html -type f | head -n 1)" ]; then
  npm run build
fi

# The folder holds the app alone, so that no asset of an older build is served.
rm -rf "$into"
mkdir -p "$into"
cp -R dist/. "$into/"
