/** Sandboxes for scripts that load what others may have written, and what each of them stops. */

/** Bytes of memory, and of `/tmp`. */
const MEMORY = 2 * 1024 ** 3;
const SPACE = 64 * 1024 ** 2;

/** One thing that hostile code would try. `stopped` was seen to be stopped, and `allowed` not; `not run` is not known. */
export interface SandboxRow {
  /** Also the name of the function in `tests/audit/sandbox/probe.py` that tries it. */
  readonly probe: string;
  readonly asked: string;
  readonly bubblewrap: Outcome;
  readonly docker: Outcome;
  readonly systemd: Outcome;
}

export type Outcome = 'stopped' | 'allowed' | 'not run';

function row(probe: string, asked: string, bubblewrap: Outcome): SandboxRow {
  // Neither could be run where this table was made.
  return { probe, asked, bubblewrap, docker: 'not run', systemd: 'not run' };
}

/** `tests/audit/sandbox.test.ts` holds the column of bubblewrap (0.8, as root and with user namespaces). */
export const SANDBOX_TABLE: readonly SandboxRow[] = [
  row('files', 'read files outside of the project', 'stopped'),
  row('write', 'write into the project', 'stopped'),
  row('environment', 'read environment variables', 'stopped'),
  row('processes', 'see other processes', 'stopped'),
  row('kill', 'send them signals', 'stopped'),
  row('network', 'connect to a port of this machine', 'stopped'),
  row('programs', 'start /usr/bin/id', 'stopped'),
  row('namespace', 'make a new user namespace', 'stopped'),
  row('memory', 'take 3 GB of memory', 'stopped'),
  row('disk', 'fill /tmp', 'stopped'),
  row('sockets', 'open a socket that leads nowhere', 'allowed'),
  row('output', 'write anything to its standard output', 'allowed'),
];

/** In Markdown, for docs/guard.md. */
export function sandboxTable(): string {
  const rows = SANDBOX_TABLE.map(
    ({ asked, bubblewrap, docker, systemd }) => `| ${asked} | ${bubblewrap} | ${docker} | ${systemd} |`,
  );
  return ['| what is tried | bubblewrap | Docker | systemd |', '|---|---|---|---|', ...rows].join('\n');
}

/** A shell script that runs a script of the project under bubblewrap: `sh sandbox.sh worker.py …`. */
export const SANDBOX_SCRIPT = `#!/bin/sh
# Runs a Python script of the project, which is the current folder, where it can do little:
#
#     sh sandbox.sh worker.py [ARGUMENT...]
#
# Made by \`wherefrom guard\`, for bubblewrap 0.8 and newer. What the script gives must leave by its standard output, as
# JSON: as a pickle it would be as dangerous as before. docs/guard.md says what is stopped and what is not.
set -eu
python=\${PYTHON:-python3}
ask() { "$python" -c "import sys; print(sys.$1)"; }
program=$(ask executable) base=$(ask base_prefix) prefix=$(ask prefix)
# No program but Python is bound, so that none can be started.
if [ "$base" = /usr ]; then base=/usr/lib; fi
if [ "$prefix" = /usr ]; then prefix=/usr/lib; fi
exec prlimit --as=${MEMORY} --core=0 -- bwrap \\
    --unshare-all --unshare-user --disable-userns --die-with-parent --new-session --clearenv \\
    --ro-bind-try /lib /lib --ro-bind-try /lib64 /lib64 --ro-bind /usr/lib /usr/lib --ro-bind-try /usr/lib64 /usr/lib64 \\
    --ro-bind "$base" "$base" --ro-bind "$prefix" "$prefix" --ro-bind "$(readlink -f "$program")" "$program" \\
    --ro-bind . /work --chdir /work --proc /proc --dev /dev --size ${SPACE} --tmpfs /tmp \\
    "$program" -E -s "$@"
`;

/** A word of a shell, whatever is in it. */
export function quoted(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** The same with what other machines have; their lines were not run where they were written. */
export function otherLines(
  script: string,
): readonly { readonly tool: 'docker' | 'systemd'; readonly command: string }[] {
  return [
    {
      tool: 'docker',
      command: `docker run --rm --interactive --network none --read-only --cap-drop ALL --security-opt no-new-privileges --memory ${MEMORY} --memory-swap ${MEMORY} --pids-limit 64 --user 65534:65534 --tmpfs /tmp:size=${SPACE},noexec --volume "$PWD":/work:ro --workdir /work python:3 python -E -s ${quoted(script)}`,
    },
    {
      tool: 'systemd',
      command: `systemd-run --pipe --wait --collect -p DynamicUser=yes -p PrivateNetwork=yes -p RestrictAddressFamilies=none -p ProtectSystem=strict -p ProtectHome=read-only -p ProtectProc=invisible -p PrivateTmp=yes -p PrivateDevices=yes -p NoNewPrivileges=yes -p RestrictNamespaces=yes -p CapabilityBoundingSet= -p SystemCallFilter=@system-service -p MemoryMax=${MEMORY} -p MemorySwapMax=0 -p TasksMax=64 -p WorkingDirectory="$PWD" python3 -E -s ${quoted(script)}`,
    },
  ];
}
