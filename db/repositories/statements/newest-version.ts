/** Of a statement `s`. */
export const newestVersion = `not exists (select 1 from statement later
  where later.subject_type = s.subject_type and later.subject_id = s.subject_id
    and later.application_type_code = s.application_type_code and later.period_from = s.period_from
    and later.period_to = s.period_to and later.version > s.version)`;
