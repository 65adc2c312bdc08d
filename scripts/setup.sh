# Sourced by ./wherefrom and ./wherefrom-dev, with $home set to the checkout.
# Installs the locked packages once, without running any install script, and rebuilds the bundle when a source is newer.

say() { printf 'wherefrom: %s\n' "$1" >&2; }

# install_packages STAMP NPM-OPTION…: nothing to do if the stamp equals the lock file.
install_packages() {
  stamp="$home/node_modules/$1"; shift
  cmp -s "$home/package-lock.json" "$stamp" && return 0
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

bundle_is_fresh() {
  [ -f "$home/dist/wherefrom.js" ] &&
    [ -z "$(find "$home/src" "$home/scripts" "$home/package.json" -type f ! -name '*.generated.ts' -newer "$home/dist/wherefrom.js" 2>/dev/null)" ]
}

build_bundle() {
  bundle_is_fresh && return 0
  "$node" "$home/scripts/build.ts" || { say 'the program could not be bundled; see the messages above'; exit 2; }
}

# Two first starts at once would install into each other: the second waits.
with_lock() {
  lock="$home/.setup-lock"
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
