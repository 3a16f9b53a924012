-- Schema 1: a county's rows, and the log of every change to them.
-- Copyright 2026 The Cohort authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Every replicated row has a stream (the number of its county), 16 bytes of id and a soft delete.
-- "made" orders the rows of a table by when they were made, on whichever machine: it is a stamp of
-- the hybrid logical clock. References stay within a stream and are looked at when a transaction
-- ends, so that the order of writing does not matter. Dates are local calendar days, money is
-- integer cents, quantities are tenths, rates tenths of a cent; NULL is unknown. A released schema
-- is never edited: what comes later is a new file.

-- What the county set for itself; the id is derived from the key.
CREATE TABLE setting (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "key" TEXT,
  "value" TEXT,
  PRIMARY KEY (stream, id)
) STRICT;
CREATE INDEX setting_by_made ON setting (stream, made, id) WHERE deleted = 0;

-- Program years the county loaded from disk.
CREATE TABLE program_file (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "year" TEXT,
  "name" TEXT,
  "content" TEXT,
  PRIMARY KEY (stream, id)
) STRICT;
CREATE INDEX program_file_by_made ON program_file (stream, made, id) WHERE deleted = 0;

-- County offices, districts, schools, partners.
CREATE TABLE organization (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "name" TEXT,
  "sector" TEXT,
  "city" TEXT,
  "aliases" TEXT,
  "merged_into" BLOB CHECK (length("merged_into") = 16),
  PRIMARY KEY (stream, id),
  FOREIGN KEY (stream, "merged_into")
    REFERENCES organization (stream, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX organization_by_made ON organization (stream, made, id) WHERE deleted = 0;

-- People, on the team or not.
CREATE TABLE person (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "given" TEXT,
  "family" TEXT,
  "preferred" TEXT,
  "email" TEXT,
  "email_typed" TEXT,
  "phone" TEXT,
  "phone_typed" TEXT,
  "language" TEXT,
  "case_member" TEXT,
  "case_presenter" INTEGER NOT NULL DEFAULT 0 CHECK ("case_presenter" IN (0, 1)),
  "home_place" TEXT,
  "needs" TEXT,
  "note" TEXT,
  "merged_into" BLOB CHECK (length("merged_into") = 16),
  PRIMARY KEY (stream, id),
  FOREIGN KEY (stream, "merged_into")
    REFERENCES person (stream, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX person_by_made ON person (stream, made, id) WHERE deleted = 0;

-- Who is on the team, in which role, from when to when.
CREATE TABLE membership (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "person" BLOB CHECK (length("person") = 16),
  "organization" BLOB CHECK (length("organization") = 16),
  "role" TEXT,
  "role_typed" TEXT,
  "sector" TEXT,
  "bands" TEXT,
  "bands_typed" TEXT,
  "content_area" TEXT,
  "lead" INTEGER NOT NULL DEFAULT 0 CHECK ("lead" IN (0, 1)),
  "status" TEXT,
  "start" TEXT CHECK ("start" IS date("start")),
  "end" TEXT CHECK ("end" IS date("end")),
  "end_reason" TEXT,
  "follows" BLOB CHECK (length("follows") = 16),
  PRIMARY KEY (stream, id),
  FOREIGN KEY (stream, "person")
    REFERENCES person (stream, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (stream, "organization")
    REFERENCES organization (stream, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (stream, "follows")
    REFERENCES membership (stream, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX membership_by_made ON membership (stream, made, id) WHERE deleted = 0;

-- Answers kept as typed.
CREATE TABLE response (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "person" BLOB CHECK (length("person") = 16),
  "question" TEXT,
  "answer" TEXT,
  "convening" TEXT,
  "meaning" TEXT,
  "option" TEXT,
  "state" TEXT,
  PRIMARY KEY (stream, id),
  FOREIGN KEY (stream, "person")
    REFERENCES person (stream, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX response_by_made ON response (stream, made, id) WHERE deleted = 0;

-- Who goes to which convening, and how she is registered.
CREATE TABLE attendance (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "person" BLOB CHECK (length("person") = 16),
  "convening" TEXT,
  "status" TEXT,
  "status_on" TEXT CHECK ("status_on" IS date("status_on")),
  "spot_kind" TEXT,
  "replaces" BLOB CHECK (length("replaces") = 16),
  "option" TEXT,
  "price_cents" INTEGER CHECK ("price_cents" >= 0),
  "price_confirmed" INTEGER NOT NULL DEFAULT 0 CHECK ("price_confirmed" IN (0, 1)),
  "confirmation" TEXT,
  "registered_on" TEXT CHECK ("registered_on" IS date("registered_on")),
  "affiliation" TEXT,
  "paid_by" BLOB CHECK (length("paid_by") = 16),
  "hotel_rate" INTEGER NOT NULL DEFAULT 0 CHECK ("hotel_rate" IN (0, 1)),
  "days" TEXT,
  "role" TEXT,
  "sector" TEXT,
  "bands" TEXT,
  "organization" BLOB CHECK (length("organization") = 16),
  "note" TEXT,
  PRIMARY KEY (stream, id),
  FOREIGN KEY (stream, "person")
    REFERENCES person (stream, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (stream, "replaces")
    REFERENCES attendance (stream, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (stream, "paid_by")
    REFERENCES funding_source (stream, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (stream, "organization")
    REFERENCES organization (stream, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX attendance_by_made ON attendance (stream, made, id) WHERE deleted = 0;

-- Spots released, granted or overridden.
CREATE TABLE spot_adjustment (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "convening" TEXT,
  "kind" TEXT,
  "count" INTEGER CHECK ("count" >= 0),
  "on" TEXT CHECK ("on" IS date("on")),
  "reason" TEXT,
  "reference" TEXT,
  PRIMARY KEY (stream, id)
) STRICT;
CREATE INDEX spot_adjustment_by_made ON spot_adjustment (stream, made, id) WHERE deleted = 0;

-- Who waits for a spot; when requested is the order.
CREATE TABLE waitlist_entry (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "person" BLOB CHECK (length("person") = 16),
  "convening" TEXT,
  "requested_at" TEXT,
  "source" TEXT,
  "together_tag" TEXT,
  "state" TEXT,
  "offered_at" TEXT,
  "reply_by" TEXT CHECK ("reply_by" IS date("reply_by")),
  "reorder_reason" TEXT,
  PRIMARY KEY (stream, id),
  FOREIGN KEY (stream, "person")
    REFERENCES person (stream, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX waitlist_entry_by_made ON waitlist_entry (stream, made, id) WHERE deleted = 0;

-- Where money comes from; the contract is one of them.
CREATE TABLE funding_source (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "year" TEXT,
  "name" TEXT,
  "kind" TEXT,
  "cap_cents" INTEGER CHECK ("cap_cents" >= 0),
  "start" TEXT CHECK ("start" IS date("start")),
  "end" TEXT CHECK ("end" IS date("end")),
  "tags" TEXT,
  "categories" TEXT,
  "contract_kind" TEXT,
  "contract_status" TEXT,
  "number" TEXT,
  "account_code" TEXT,
  PRIMARY KEY (stream, id)
) STRICT;
CREATE INDEX funding_source_by_made ON funding_source (stream, made, id) WHERE deleted = 0;

-- Changes of a cap, with reasons.
CREATE TABLE amendment (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "source" BLOB CHECK (length("source") = 16),
  "on" TEXT CHECK ("on" IS date("on")),
  "delta_cents" INTEGER,
  "reason" TEXT,
  PRIMARY KEY (stream, id),
  FOREIGN KEY (stream, "source")
    REFERENCES funding_source (stream, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX amendment_by_made ON amendment (stream, made, id) WHERE deleted = 0;

-- What is planned to be spent.
CREATE TABLE plan_line (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "year" TEXT,
  "person" BLOB CHECK (length("person") = 16),
  "convening" TEXT,
  "category" TEXT,
  "description" TEXT,
  "quantity" INTEGER CHECK ("quantity" >= 0),
  "rate" INTEGER CHECK ("rate" >= 0),
  "amount_cents" INTEGER CHECK ("amount_cents" >= 0),
  "basis" TEXT,
  "rate_source" TEXT,
  "state" TEXT,
  PRIMARY KEY (stream, id),
  FOREIGN KEY (stream, "person")
    REFERENCES person (stream, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX plan_line_by_made ON plan_line (stream, made, id) WHERE deleted = 0;

-- Which source bears which share of a plan line.
CREATE TABLE plan_split (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "plan_line" BLOB CHECK (length("plan_line") = 16),
  "source" BLOB CHECK (length("source") = 16),
  "cents" INTEGER,
  "permille" INTEGER CHECK ("permille" BETWEEN 0 AND 1000),
  "position" INTEGER CHECK ("position" >= 0),
  PRIMARY KEY (stream, id),
  FOREIGN KEY (stream, "plan_line")
    REFERENCES plan_line (stream, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (stream, "source")
    REFERENCES funding_source (stream, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX plan_split_by_made ON plan_split (stream, made, id) WHERE deleted = 0;

-- What was spent. A refund is an expense with a parent and a negative amount.
CREATE TABLE expense (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "year" TEXT,
  "person" BLOB CHECK (length("person") = 16),
  "payee" TEXT,
  "convening" TEXT,
  "plan_line" BLOB CHECK (length("plan_line") = 16),
  "category" TEXT,
  "incurred_on" TEXT CHECK ("incurred_on" IS date("incurred_on")),
  "purpose" TEXT,
  "quantity" INTEGER CHECK ("quantity" >= 0),
  "rate" INTEGER CHECK ("rate" >= 0),
  "claimed_cents" INTEGER,
  "approved_cents" INTEGER,
  "status" TEXT,
  "status_reason" TEXT,
  "status_on" TEXT CHECK ("status_on" IS date("status_on")),
  "parent" BLOB CHECK (length("parent") = 16),
  "parent_kind" TEXT,
  "override_reason" TEXT,
  "missing_receipt_reason" TEXT,
  PRIMARY KEY (stream, id),
  FOREIGN KEY (stream, "person")
    REFERENCES person (stream, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (stream, "plan_line")
    REFERENCES plan_line (stream, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (stream, "parent")
    REFERENCES expense (stream, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX expense_by_made ON expense (stream, made, id) WHERE deleted = 0;

-- Which source bears which share of an expense.
CREATE TABLE expense_split (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "expense" BLOB CHECK (length("expense") = 16),
  "source" BLOB CHECK (length("source") = 16),
  "cents" INTEGER,
  "position" INTEGER CHECK ("position" >= 0),
  PRIMARY KEY (stream, id),
  FOREIGN KEY (stream, "expense")
    REFERENCES expense (stream, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (stream, "source")
    REFERENCES funding_source (stream, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX expense_split_by_made ON expense_split (stream, made, id) WHERE deleted = 0;

-- What was paid; negative when it came back.
CREATE TABLE payment (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "expense" BLOB CHECK (length("expense") = 16),
  "on" TEXT CHECK ("on" IS date("on")),
  "cents" INTEGER,
  "reference" TEXT,
  PRIMARY KEY (stream, id),
  FOREIGN KEY (stream, "expense")
    REFERENCES expense (stream, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX payment_by_made ON payment (stream, made, id) WHERE deleted = 0;

-- What was asked back from the payer of a contract.
CREATE TABLE invoice (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "source" BLOB CHECK (length("source") = 16),
  "number" TEXT,
  "period_start" TEXT CHECK ("period_start" IS date("period_start")),
  "period_end" TEXT CHECK ("period_end" IS date("period_end")),
  "sent_on" TEXT CHECK ("sent_on" IS date("sent_on")),
  "received_on" TEXT CHECK ("received_on" IS date("received_on")),
  "received_cents" INTEGER,
  PRIMARY KEY (stream, id),
  FOREIGN KEY (stream, "source")
    REFERENCES funding_source (stream, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX invoice_by_made ON invoice (stream, made, id) WHERE deleted = 0;

-- Which expenses an invoice is made of.
CREATE TABLE invoice_line (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "invoice" BLOB CHECK (length("invoice") = 16),
  "expense" BLOB CHECK (length("expense") = 16),
  "cents" INTEGER,
  PRIMARY KEY (stream, id),
  FOREIGN KEY (stream, "invoice")
    REFERENCES invoice (stream, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (stream, "expense")
    REFERENCES expense (stream, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX invoice_line_by_made ON invoice_line (stream, made, id) WHERE deleted = 0;

-- One act of a person: the unit of undo, history and sync.
CREATE TABLE change_group (
  number INTEGER PRIMARY KEY,
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  object TEXT,
  who TEXT NOT NULL,
  device BLOB NOT NULL CHECK (length(device) = 16),
  device_label TEXT NOT NULL,
  hlc INTEGER NOT NULL,
  at INTEGER NOT NULL, -- seconds since 1970, UTC
  undoable INTEGER NOT NULL CHECK (undoable IN (0, 1)),
  state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'dropped')),
  undoes INTEGER REFERENCES change_group (number)
) STRICT;
CREATE INDEX change_group_by_state ON change_group (stream, state, number) WHERE undoable = 1;
CREATE INDEX change_group_by_undoes ON change_group (undoes) WHERE undoes IS NOT NULL;

-- What the triggers write: one row per group of fields that an act changed. Numbers of tables and
-- field groups are those of the registry. Values are JSON arrays; "old" is NULL in a new row.
CREATE TABLE change_entry (
  number INTEGER PRIMARY KEY,
  group_number INTEGER NOT NULL REFERENCES change_group (number),
  table_number INTEGER NOT NULL,
  stream INTEGER NOT NULL,
  row BLOB NOT NULL CHECK (length(row) = 16),
  field_group INTEGER NOT NULL,
  old TEXT,
  new TEXT NOT NULL
) STRICT;
CREATE INDEX change_entry_by_group ON change_entry (group_number);
CREATE INDEX change_entry_by_cell ON change_entry (table_number, stream, row, field_group, number);

-- What belongs to this copy only: its identity, its clock, the county chosen.
CREATE TABLE sync_meta (
  k TEXT PRIMARY KEY,
  v ANY NOT NULL
) STRICT;
