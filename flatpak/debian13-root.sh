# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# Debian 13 file trees for dev-flatpak.sh and dev-debian13.sh, which read this file with `.`.
#
# A tree is made once by mmdebstrap from the packages that the caller names, kept in the cache
# folder under the checksum of that list and of this file, and entered by bubblewrap.  Neither
# needs root; nothing outside the cache folder is touched.

cache=${XDG_CACHE_HOME:-$HOME/.cache}/actionsmith

say () {
  printf '%s\n' "$*" >&2
}

fail () {
  say "$*"
  exit 1
}

# mirror: print the address of the Debian mirror that apt uses here.
# On another system ACTIONSMITH_DEBIAN_MIRROR names one.
mirror () {
  site=${ACTIONSMITH_DEBIAN_MIRROR:-}
  if [ -z "$site" ]; then
    # The dollar sign is apt's own.
    # shellcheck disable=SC2016
    site=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Origin: Debian' |
           sed -n '/^http/ { p; q; }')
  fi
  [ -n "$site" ] ||
    fail "apt knows no Debian mirror here: set ACTIONSMITH_DEBIAN_MIRROR to the address of one."
  printf '%s\n' "$site"
}

# checksum WORD…: print what a thing is kept under that is made of these packages.
checksum () {
  { cat flatpak/debian13-root.sh; printf '%s\n' "$*"; } | sha256sum | cut -c 1-16
}

# make_root NAME PACKAGE…: print the folder of a Debian 13 tree that holds the packages.
make_root () {
  name=$1
  shift
  root=$cache/roots/$name-$(checksum "$@")
  if [ ! -d "$root" ]; then
    site=$(mirror)
    mkdir -p "$cache/roots"
    # What an earlier list of packages made is of no use any more.
    rm -rf "$cache/roots/$name"-*
    say "Making a Debian 13 tree ($name) in $root; this is done once and takes minutes."
    # The dollar sign is the hook's own.
    # shellcheck disable=SC2016
    mmdebstrap --quiet --variant=minbase --format=tar \
      --dpkgopt='path-exclude=/usr/share/doc/*' \
      --dpkgopt='path-exclude=/usr/share/man/*' \
      --dpkgopt='path-exclude=/usr/share/info/*' \
      --include="locales,$(printf '%s\n' "$*" | tr ' ' ',')" \
      --customize-hook='chroot "$1" localedef -i en_US -f UTF-8 en_US.utf8' \
      trixie "$root.tar" "$site" >&2 || fail "mmdebstrap could not make the tree ($name)."
    mkdir "$root.new"
    tar -C "$root.new" -xf "$root.tar" --no-same-owner --exclude='./dev/*'
    chmod -R u+rwX "$root.new"
    rm "$root.tar"
    mv "$root.new" "$root"
  fi
  printf '%s\n' "$root"
}

# in_root FOLDER [BWRAP-OPTION…] COMMAND…: run a command inside a tree as an ordinary user with
# no network but loopback and nothing of this machine but what the options bind.
in_root () {
  tree=$1
  shift
  # D-Bus asks for the name of whoever connects
  { cat "$tree/etc/passwd"; echo 'builder:x:1000:1000::/tmp:/bin/sh'; } > "$tree.passwd"
  bwrap --unshare-all --die-with-parent --uid 1000 --gid 1000 \
    --bind "$tree" / --ro-bind "$tree.passwd" /etc/passwd \
    --dev /dev --proc /proc --tmpfs /tmp --tmpfs /run \
    --clearenv --setenv PATH /usr/bin:/usr/sbin --setenv HOME /tmp --setenv LC_ALL C.UTF-8 \
    "$@"
}
