#!/usr/bin/env bash
# Makes sure that the browser tests have a browser: installs it on Debian as root, else says what is missing.
set -euo pipefail
has() { command -v "$1" >/dev/null; }
if { has chromium || has chromium-browser || has google-chrome; } && has chromedriver; then
  exit 0
fi
if [ "$(id -u)" = 0 ] && has apt-get; then
  echo "pith: installing chromium and chromium-driver for the browser tests ..." >&2
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium chromium-driver >/dev/null
  exit 0
fi
echo "pith: the tests drive a real browser; install chromium and chromedriver (Debian: apt-get install chromium chromium-driver)" >&2
exit 1
