# Sourced by ./wherefrom and ./wherefrom-dev, with $home set to the checkout.
# Installs the locked packages once, without running any install script, and rebuilds the bundle when a source is newer.
# A start that finds all in order starts no other program for that.

say() { printf 'wherefrom: %s\n' "$1" >&2; }

# is_installed STAMP: what the lock file names is what was installed.
is_installed() {
  stamp="$home/node_modules/$1"
  [ "$stamp" -nt "$home/package-lock.json" ] || cmp -s "$home/package-lock.json" "$stamp"
}

# install_packages STAMP NPM-OPTION…
install_packages() {
  is_installed "$1" && return 0
  shift
  # npm would empty the folder that it leads to, which is another checkout's.
  if [ -L "$home/node_modules" ]; then
    say 'node_modules is a link to packages of another lock file; remove the link, then start again'
    exit 2
  fi
  command -v npm >/dev/null 2>&1 || { say 'npm is not installed; install Node.js 20 or newer with npm, then start again'; exit 2; }
  say 'first start: installing packages from the lock file (once, about half a minute) …'
  if ! npm ci --prefix "$home" --ignore-scripts --no-audit --no-fund --loglevel=error "$@" >&2; then
    say 'the packages could not be installed; check the network or the npm registry setting, then start again'
    exit 2
  fi
  cp "$home/package-lock.json" "$stamp"
  # Whoever has everything also has what a user needs.
  [ "$stamp" = "$home/node_modules/.wherefrom-user" ] || cp "$home/package-lock.json" "$home/node_modules/.wherefrom-user"
}

# The Node.js that came with the packages; the system's where there is none for this platform.
find_node() {
  node="$home/node_modules/.bin/node"
  [ -x "$node" ] || node=node
}

# Whoever develops writes into files, and every one is looked at. Whoever does not gets other sources from git or from an
# archive, which put new files in the place of old ones, and that is seen at their folders: sources.sh lists them.
bundle_is_fresh() {
  built="$home/dist/sources.sh"
  [ -f "$built" ] || return 1
  if [ -f "$home/node_modules/.wherefrom-developer" ]; then
    [ -z "$(find "$home/src" "$home/scripts" "$home/package.json" "$home/package-lock.json" -type f ! -name '*.generated.ts' -newer "$built" 2>/dev/null)" ]
  else
    . "$built"
    for source in $sources; do
      [ "$home/$source" -nt "$built" ] && return 1
    done
    return 0
  fi
}

build_bundle() {
  bundle_is_fresh && return 0
  "$node" "$home/scripts/build.ts" || { say 'the program could not be bundled; see the messages above'; exit 2; }
}

# Two first starts at once would install into each other: the second waits.
with_lock() {
  lock="$home/.setup-lock"
  [ -w "$home" ] || { say "$home must be set up, and cannot be written; start it once as somebody who can"; exit 2; }
  waited=0
  until mkdir "$lock" 2>/dev/null; do
    [ "$waited" -lt 300 ] || { say "another start has been installing for five minutes; if none is running, remove $lock"; exit 2; }
    waited=$((waited + 1)); sleep 1
  done
  trap 'rmdir "$lock" 2>/dev/null' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  "$@"
  rmdir "$lock"; trap - EXIT INT TERM
}
