#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev flatpak: build the Flatpak from this source, install it for the user, start it in its
# sandbox.
#
#   flatpak/dev-flatpak.sh [PICTURE]
#
# With a display the program is started there.  Without one, or when a PICTURE is asked for, it is
# started under Xvfb, its window is drawn into PICTURE (_build/flatpak.png), and it is ended again.
#
# Where no GNOME runtime can be had, a stand-in is made from Debian 13 packages.  It bears the
# runtime's name, so it and the program go to an installation of their own in the cache folder,
# where no other program meets them.
set -eu
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR source=debian13-root.sh
. flatpak/debian13-root.sh

app=io.github.actionsmith.Actionsmith
manifest=flatpak/$app.json
state=$cache/flatpak-builder

# field NAME: print the first value of a member of the manifest.
field () {
  sed -n "s/^ *\"$1\": \"\([^\"]*\)\".*/\1/p" "$manifest" | head -n 1
}

version=$(field runtime-version)
platform=$(field runtime)
sdk=$(field sdk)
arch=

# What org.gnome.Platform and org.gnome.Sdk bring of what the program uses.  libfyaml is left
# out, because they do not have it.
platform_packages="adwaita-icon-theme ca-certificates fonts-cantarell fonts-dejavu-core
  glib-networking gsettings-desktop-schemas hicolor-icon-theme libadwaita-1-0 libegl1
  libgl1-mesa-dri libglib2.0-bin libgtk-4-1 libgtksourceview-5-0 libjson-glib-1.0-0
  librsvg2-common libsecret-1-0 libsoup-3.0-0 libsqlite3-0 shared-mime-info"
sdk_packages="$platform_packages appstream appstream-compose appstream-util
  desktop-file-utils g++ gcc gettext libadwaita-1-dev libc6-dev libgtk-4-bin libgtk-4-dev
  libgtksourceview-5-dev libjson-glib-dev libsecret-1-dev libsoup-3.0-dev libsqlite3-dev
  libxml2-utils m4 make meson ninja-build pkgconf"

# have_gnome: whether the real runtime is installed, or could be installed from a remote.
have_gnome () {
  if flatpak info "$platform//$version" >/dev/null 2>&1 &&
     flatpak info "$sdk//$version" >/dev/null 2>&1; then
    return 0
  fi
  for remote in $(flatpak remotes --columns=name | sort -u); do
    if flatpak remote-info "$remote" "$sdk//$version" >/dev/null 2>&1; then
      say "Installing the GNOME $version runtime from $remote."
      flatpak install -y --noninteractive --or-update "$remote" \
        "$platform//$version" "$sdk//$version" >&2 && return 0
    fi
  done
  return 1
}

# commit_runtime NAME ROOT REPOSITORY: make a runtime of a Debian tree, which it uses up.
commit_runtime () {
  name=$1 root=$2 repository=$3
  ref=runtime/$name/$arch/$version
  tree=$root/runtime

  mkdir "$tree"
  mv "$root/usr" "$tree/files"
  mv "$root/etc" "$tree/files/etc"
  rm -f "$tree/files/etc/resolv.conf" "$tree/files/etc/hostname" "$tree/files/etc/machine-id"
  cat > "$tree/metadata" <<EOF
[Runtime]
name=$name
runtime=$platform/$arch/$version
sdk=$sdk/$arch/$version
EOF
  say "Committing $ref."
  ostree commit --repo="$repository" --branch="$ref" --tree=dir="$tree" --consume \
    --owner-uid=0 --owner-gid=0 --no-xattrs --canonical-permissions \
    --subject="Debian 13 in the place of $name $version" \
    --add-metadata-string=xa.metadata="$(cat "$tree/metadata")
" \
    --add-metadata-string=xa.ref="$ref" >&2
  rm -rf "$root"
}

# make_stand_in: install both runtimes, unless the installed ones are made of the same packages.
make_stand_in () {
  made=$FLATPAK_USER_DIR/made-of-$(checksum "$platform_packages" "$sdk_packages")
  if [ -e "$made" ]; then
    say "Using the stand-in for GNOME $version in $FLATPAK_USER_DIR."
    return 0
  fi
  rm -rf "$FLATPAK_USER_DIR" "$cache/runtimes" "$state/cache"
  mkdir -p "$cache/runtimes"
  ostree init --repo="$cache/runtimes" --mode=bare-user-only
  # The lists of packages are split into words on purpose.
  # shellcheck disable=SC2086
  root=$(make_root platform $platform_packages)
  commit_runtime "$platform" "$root" "$cache/runtimes"
  # shellcheck disable=SC2086
  root=$(make_root sdk $sdk_packages)
  commit_runtime "$sdk" "$root" "$cache/runtimes"

  flatpak build-update-repo "$cache/runtimes" >&2
  flatpak --user remote-add --no-gpg-verify stand-in "file://$cache/runtimes"
  flatpak --user install -y --noninteractive stand-in "$platform//$version" "$sdk//$version" >&2
  touch "$made"
}

# offer_libfyaml: put the archive that the manifest names where flatpak-builder looks before it
# downloads.  Debian's source package holds the same bytes, and the mirror is within reach.
offer_libfyaml () {
  sum=$(field sha256)
  url=$(field url)
  release=$(basename "$url" .tar.gz | sed 's/.*-//')
  folder=$state/downloads/$sum
  [ ! -e "$folder/${url##*/}" ] || return 0

  site=$(mirror)
  apt=$cache/apt
  mkdir -p "$apt/lists/partial" "$folder"
  echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $site bookworm main" \
    > "$apt/sources.list"
  set -- -q -o Dir::Etc::SourceList="$apt/sources.list" -o Dir::Etc::SourceParts=- \
    -o Dir::State::Lists="$apt/lists" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= \
    -o APT::Sandbox::User=
  if (cd "$apt" && apt-get "$@" update && apt-get "$@" source --download-only libfyaml/bookworm &&
      echo "$sum  libfyaml_$release.orig.tar.gz" | sha256sum --check) >&2; then
    mv "$apt/libfyaml_$release.orig.tar.gz" "$folder/${url##*/}"
  else
    say "Debian's source package of libfyaml is out of reach; flatpak-builder will download $url."
  fi
  rm -rf "$apt"
}

build () {
  flatpak-builder --user --install --force-clean --disable-rofiles-fuse \
    --state-dir="$state" "$cache/flatpak-app" "$manifest" >&2
  say "Installed $app.  Its sandbox:"
  flatpak --user info --show-permissions "$app"
}

# prove_cli: the program without a window, inside the sandbox.  A sandbox sees no file of this
# machine: the sample comes through stdin.
prove_cli () {
  flatpak run --user --command=actionsmith-cli "$app" --version
  flatpak run --user --command=actionsmith-cli "$app" check - < data/sample/weather.yaml
  say "actionsmith-cli check, inside the sandbox, on the sample that comes with it: passed."
}

# draw PICTURE: start the program on the display at hand, draw the screen once its window stands
# still, end it.
draw () {
  log=$(mktemp)
  flatpak run --user --env=GDK_BACKEND=x11 --env=GSK_RENDERER=cairo "$app" 2> "$log" &
  program=$!
  if ! timeout 60 xdotool search --sync --onlyvisible --name . >/dev/null; then
    flatpak kill "$app" || true
    cat "$log" >&2
    fail "No window appeared within 60 seconds."
  fi
  # Out of the window's way: a pointer over a button raises its tooltip.  (Moved before the window
  # is there it comes back: Xvfb starts anew when its only client has gone.)
  xdotool mousemove 1279 1023
  before=
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    sleep 0.5
    import -silent -window root "$1"
    now=$(sha256sum < "$1")
    [ "$now" != "$before" ] || break
    before=$now
  done
  if ! flatpak kill "$app"; then
    cat "$log" >&2
    fail "The program had ended before its picture was taken."
  fi
  wait "$program" || true
  cat "$log" >&2
  rm "$log"
  say "The window inside its sandbox: $1"
}

if [ "${1:-}" = --draw ]; then
  draw "$2"
  exit 0
fi

if ! have_gnome; then
  export FLATPAK_USER_DIR="$cache/flatpak"
  ./dev need system
  arch=$(flatpak --default-arch)
  make_stand_in
  offer_libfyaml
fi
build
prove_cli
if [ $# -eq 0 ] && [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ]; then
  exec flatpak run --user "$app"
fi
./dev need test
picture=${1:-_build/flatpak.png}
mkdir -p "$(dirname "$picture")"
# With a Wayland display at hand the sandbox would get no X11.
exec env -u WAYLAND_DISPLAY xvfb-run -a -s '-screen 0 1280x1024x24' \
  dbus-run-session -- flatpak/dev-flatpak.sh --draw "$(realpath "$picture")"
