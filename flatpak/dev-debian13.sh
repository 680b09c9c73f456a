#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev debian13: build this source against the toolkit of Debian 13 (GTK 4.18, libadwaita 1.7)
# with every deprecation an error, and run the tests there.  Tests see no network but loopback.
#
#   flatpak/dev-debian13.sh [NAME…]     tests or suites; without one: core, net, checks, ui
#
# The last line is `N passed, N failed, N skipped`.
set -eu
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR source=debian13-root.sh
. flatpak/debian13-root.sh

# The table's names are split into words on purpose.
# shellcheck disable=SC2046
root=$(make_root build $(./dev names 1 run test))
mkdir -p "$root.build"

in_tree () {
  in_root "$root" --ro-bind "$PWD" /run/source --bind "$root.build" /run/build \
    --chdir /run/source "$@"
}

for library in glib-2.0 gtk4 libadwaita-1 gtksourceview-5 libsoup-3.0 json-glib-1.0 libsecret-1 \
               libfyaml libpcre2-8 sqlite3; do
  printf '%s %s\n' "$library" "$(in_tree pkgconf --modversion "$library")"
done
[ -f "$root.build/build.ninja" ] ||
  in_tree meson setup /run/build -Dstrict_deprecations=true -Dwerror=true
in_tree ninja -k 0 -C /run/build
[ $# -gt 0 ] || set -- core net checks ui
in_tree python3 tests/runner /run/build "$@"
