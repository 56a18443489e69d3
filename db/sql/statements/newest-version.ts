/** The condition that no statement of the same subject, type and range as `alias` has a higher version. */
export function newestVersion(alias: string): string {
  return `not exists (select 1 from statement later
    where later.subject_type = ${alias}.subject_type and later.subject_id = ${alias}.subject_id
      and later.application_type_code = ${alias}.application_type_code and later.period_from = ${alias}.period_from
      and later.period_to = ${alias}.period_to and later.version > ${alias}.version)`;
}
