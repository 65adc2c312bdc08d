/** Who published a file, as package indexes name it (PEP 740) and locks keep it (PEP 751). */

/** What it is called depends on the kind. */
export interface Publisher {
  readonly kind: string;
  readonly repository?: string | undefined;
  readonly workflow?: string | undefined;
  readonly environment?: string | undefined;
  readonly email?: string | undefined;
  readonly project?: string | undefined;
  readonly pipeline?: string | undefined;
}

/** Under the names that each kind has for them. */
export function publisherOf(
  said: { readonly kind: string } & Readonly<
    Partial<Record<(typeof NAMES)[number], string | null | undefined>>
  >,
): Publisher {
  return {
    kind: said.kind,
    repository: said.repository ?? undefined,
    workflow: said.workflow ?? said.workflow_filepath ?? undefined,
    environment: said.environment ?? undefined,
    email: said.email ?? undefined,
    project: said.project_id ?? undefined,
    pipeline: said.pipeline_definition_id ?? undefined,
  };
}

/** What may be said of a publisher beside its kind. */
export const NAMES = [
  ...(['repository', 'workflow', 'workflow_filepath', 'environment', 'email'] as const),
  ...(['project_id', 'pipeline_definition_id'] as const),
];

/** Who may publish, without how: a repository, an account, a project. */
export function identityOf({ kind, repository, email, project }: Publisher): string {
  return `${kind} ${repository?.toLowerCase() ?? email ?? project ?? ''}`.trim();
}

/** For people: `GitHub o/tool, release.yml`. */
export function shownPublisher({ kind, repository, email, project, workflow }: Publisher): string {
  const who = repository ?? email ?? project;
  return [[kind, who].filter(Boolean).join(' '), ...(workflow ? [workflow] : [])].join(', ');
}
