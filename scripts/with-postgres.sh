#!/usr/bin/env bash
# Runs a command against a throw-away PostgreSQL: scripts/with-postgres.sh npx vitest run
#
# The server gets a temporary folder and a free port of 127.0.0.1, and is stopped and deleted when the command ends,
# however it ends. The command finds it in TEST_DATABASE_URL. Run as root, the server is run by the user postgres,
# because PostgreSQL refuses root. Its durability is off: nothing in it is to be kept.
set -euo pipefail

if [ "$#" -eq 0 ]; then
  echo "usage: $0 COMMAND [ARGUMENT...]" >&2
  exit 64
fi

# 1. The newest server binaries there are; Debian keeps them out of PATH.
binaries=""
for candidate in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V -r) "$(dirname "$(command -v initdb || echo /nowhere/initdb)")"; do
  if [ -x "$candidate/initdb" ] && [ -x "$candidate/postgres" ]; then
    binaries=$candidate
    break
  fi
done
if [ -z "$binaries" ]; then
  echo "$0: no PostgreSQL server found in PATH or /usr/lib/postgresql/*/bin (Debian: apt-get install postgresql)" >&2
  exit 69
fi

# 2. Whoever runs it must own the folder, and must not be root.
folder=$(mktemp -d "${TMPDIR:-/tmp}/indri-postgres.XXXXXX")
as_server=()
if [ "$(id -u)" -eq 0 ]; then
  chown postgres "$folder"
  as_server=(setpriv --reuid=postgres --regid=postgres --init-groups)
fi

server=""
command=""
stop() {
  trap - EXIT INT TERM HUP
  if [ -n "$command" ] && kill -0 "$command" 2>/dev/null; then
    kill -TERM "$command" 2>/dev/null || true
    wait "$command" 2>/dev/null || true
  fi
  if [ -n "$server" ] && kill -0 "$server" 2>/dev/null; then
    kill -INT "$server" 2>/dev/null || true # fast shutdown: sessions are cut
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$folder"
}
trap stop EXIT
trap 'stop; exit 130' INT
trap 'stop; exit 143' TERM HUP

cd / # the server's user may not be allowed into the folder that the command is run from
"${as_server[@]}" "$binaries/initdb" --pgdata="$folder/data" --username=indri --auth=trust --encoding=UTF8 \
  --locale-provider=libc --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 || {
  cat "$folder/initdb.log" >&2
  exit 70
}
cd - >/dev/null

# 3. A port is free until somebody else takes it, so try a few.
start() {
  (
    cd /
    exec "${as_server[@]}" "$binaries/postgres" -D "$folder/data" -p "$1" -c listen_addresses=127.0.0.1 \
      -c unix_socket_directories= -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
      -c max_connections=200 -c timezone=UTC
  ) >"$folder/server.log" 2>&1 &
  server=$!
  for _ in $(seq 1 150); do
    if "$binaries/pg_isready" -q -h 127.0.0.1 -p "$1" -U indri && kill -0 "$server" 2>/dev/null; then return 0; fi
    if ! kill -0 "$server" 2>/dev/null; then
      wait "$server" 2>/dev/null || true
      server=""
      return 1
    fi
    sleep 0.2
  done
  return 1
}
port=""
for _ in 1 2 3 4 5; do
  candidate=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
  if start "$candidate"; then
    port=$candidate
    break
  fi
done
if [ -z "$port" ]; then
  echo "$0: PostgreSQL did not start" >&2
  cat "$folder/server.log" >&2
  exit 70
fi

# 4. The command, whose exit status is ours.
export TEST_DATABASE_URL="postgresql://indri@127.0.0.1:$port/postgres"
status=0
"$@" <&0 & # in the background, so that a signal to this script is seen at once
command=$!
wait "$command" || status=$?
exit "$status"
