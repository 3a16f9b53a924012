-- Schema 6: why a line of the plan is charged to a source that does not pay for such things.
-- Copyright 2026 The Cohort authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- cohort_schema_move_reasons() then moves what stands in descriptions so far, and writes the log.
ALTER TABLE plan_line ADD COLUMN "override_reason" TEXT;
