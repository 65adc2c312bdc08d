/** Sandboxes for scripts that load what others may have written, and what each of them stops. */
import type { SandboxLine } from '../report/guards.ts';

/** Bytes of memory, and of `/tmp`. */
const MEMORY = 2 * 1024 ** 3;
const SPACE = 64 * 1024 ** 2;

export type SandboxTool = SandboxLine['tool'];

/** One thing that hostile code would try. */
export interface SandboxRow {
  /** Also the name of the function in `tests/audit/sandbox/probe.py` that tries it. */
  readonly probe: string;
  readonly asked: string;
  readonly outcomes: Readonly<Record<SandboxTool, 'stopped' | 'allowed'>>;
}

const STOPPED = { bubblewrap: 'stopped', docker: 'stopped', systemd: 'stopped' } as const;

function row(probe: string, asked: string, other: Partial<SandboxRow['outcomes']> = {}): SandboxRow {
  return { probe, asked, outcomes: { ...STOPPED, ...other } };
}

/** What `tests/audit/sandbox.test.ts` saw of bubblewrap 0.8, Docker 20.10 and systemd 252. */
export const SANDBOX_TABLE: readonly SandboxRow[] = [
  row('files', 'read files beside the project'),
  row('system', 'read /etc/passwd of this machine', { systemd: 'allowed' }),
  row('write', 'write into the project'),
  row('environment', 'read environment variables'),
  row('processes', 'see other processes'),
  row('kill', 'send them signals'),
  row('network', 'connect to a port of this machine'),
  row('programs', 'start /usr/bin/id', { docker: 'allowed', systemd: 'allowed' }),
  row('namespace', 'make a new user namespace'),
  row('memory', 'take 3 GB of memory'),
  row('disk', 'fill /tmp'),
  row('sockets', 'open a socket that leads nowhere', { bubblewrap: 'allowed', docker: 'allowed' }),
  row('output', 'write anything to its standard output', {
    bubblewrap: 'allowed',
    docker: 'allowed',
    systemd: 'allowed',
  }),
];

/** In Markdown, for docs/guard.md. */
export function sandboxTable(): string {
  const rows = SANDBOX_TABLE.map(
    ({ asked, outcomes: { bubblewrap, docker, systemd } }) =>
      `| ${asked} | ${bubblewrap} | ${docker} | ${systemd} |`,
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

/** How a script of the current folder is run by each of the tools, and what each of them stops. */
export function sandboxLines(script: string): readonly SandboxLine[] {
  const word = quoted(script);
  const line = (tool: SandboxTool, command: string): SandboxLine => {
    const asked = (outcome: string) =>
      SANDBOX_TABLE.filter(({ outcomes }) => outcomes[tool] === outcome).map((one) => one.asked);
    return { tool, command, stops: asked('stopped'), allows: asked('allowed') };
  };
  return [
    line('bubblewrap', `sh sandbox.sh ${word}`),
    line('docker', `docker run ${DOCKER.join(' ')} python:3 python -E -s ${word}`),
    line('systemd', `systemd-run --quiet --pipe --wait --collect ${SYSTEMD.join(' ')} python3 -E -s ${word}`),
  ];
}

const DOCKER = [
  '--rm --interactive --network none --read-only --cap-drop ALL --security-opt no-new-privileges',
  `--memory ${MEMORY} --memory-swap ${MEMORY} --pids-limit 64 --user 65534:65534`,
  `--tmpfs /tmp:size=${SPACE},noexec --volume "$PWD":/work:ro --workdir /work`,
];

/** Without DynamicUser, which brings a `/tmp` without a limit. systemd-run 252 takes no RestrictAddressFamilies=none. */
const SYSTEMD = [
  'User=65534',
  'Group=65534',
  'PrivateNetwork=yes',
  'ProtectSystem=strict',
  'ProtectHome=tmpfs',
  'ProtectProc=invisible',
  'PrivateDevices=yes',
  'NoNewPrivileges=yes',
  'RestrictNamespaces=yes',
  'CapabilityBoundingSet=',
  'SystemCallFilter=@system-service',
  'SystemCallFilter=~@network-io',
  'SystemCallErrorNumber=EPERM',
  `TemporaryFileSystem="/tmp:size=${SPACE},noexec,mode=1777 /media:ro /mnt:ro /opt:ro /srv:ro /var:ro"`,
  `BindReadOnlyPaths="'$PWD'"`,
  `MemoryMax=${MEMORY}`,
  'MemorySwapMax=0',
  'TasksMax=64',
  'WorkingDirectory="$PWD"',
].map((property) => `-p ${property}`);
