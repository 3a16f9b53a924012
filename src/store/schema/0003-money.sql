-- Schema 3: trips, travel policies and rates of the county, receipts, milestones of contracts.
-- Copyright 2026 The Cohort authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- How a person travels to a convening.
CREATE TABLE trip (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "person" BLOB CHECK (length("person") = 16),
  "convening" TEXT,
  "depart" TEXT CHECK ("depart" IS date("depart")),
  "back" TEXT CHECK ("back" IS date("back")),
  "mode" TEXT,
  "driver" BLOB CHECK (length("driver") = 16),
  "origin" TEXT,
  "miles" INTEGER CHECK ("miles" >= 0),
  "fare_cents" INTEGER CHECK ("fare_cents" >= 0),
  "overnight" INTEGER NOT NULL DEFAULT 0 CHECK ("overnight" IN (0, 1)),
  "provided" TEXT,
  "substitute_days" INTEGER CHECK ("substitute_days" >= 0),
  "substitute_cents" INTEGER CHECK ("substitute_cents" >= 0),
  "note" TEXT,
  PRIMARY KEY (stream, id),
  FOREIGN KEY (stream, "person")
    REFERENCES person (stream, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (stream, "driver")
    REFERENCES person (stream, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX trip_by_made ON trip (stream, made, id) WHERE deleted = 0;

-- By which rules the county pays travel.
CREATE TABLE travel_policy (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "name" TEXT,
  "meals" TEXT,
  "lodging" TEXT,
  "partial_permille" INTEGER CHECK ("partial_permille" >= 0),
  "deduct_provided" INTEGER NOT NULL DEFAULT 0 CHECK ("deduct_provided" IN (0, 1)),
  "floor_incidentals" INTEGER NOT NULL DEFAULT 0 CHECK ("floor_incidentals" IN (0, 1)),
  "reception_is_dinner" INTEGER NOT NULL DEFAULT 0 CHECK ("reception_is_dinner" IN (0, 1)),
  "is_maximum" INTEGER NOT NULL DEFAULT 0 CHECK ("is_maximum" IN (0, 1)),
  "local_tenths" INTEGER CHECK ("local_tenths" >= 0),
  "claim_days" INTEGER CHECK ("claim_days" >= 0),
  "board_cents" INTEGER CHECK ("board_cents" >= 0),
  "receipt_cents" INTEGER CHECK ("receipt_cents" >= 0),
  "receipt_free" TEXT,
  "source" TEXT,
  PRIMARY KEY (stream, id)
) STRICT;
CREATE INDEX travel_policy_by_made ON travel_policy (stream, made, id) WHERE deleted = 0;

-- Rates of the county's own.
CREATE TABLE travel_rate (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "kind" TEXT,
  "locality" TEXT,
  "from" TEXT CHECK ("from" IS date("from")),
  "to" TEXT CHECK ("to" IS date("to")),
  "mills" INTEGER CHECK ("mills" >= 0),
  "breakfast_cents" INTEGER CHECK ("breakfast_cents" >= 0),
  "lunch_cents" INTEGER CHECK ("lunch_cents" >= 0),
  "dinner_cents" INTEGER CHECK ("dinner_cents" >= 0),
  "incidentals_cents" INTEGER CHECK ("incidentals_cents" >= 0),
  "partial_day_cents" INTEGER CHECK ("partial_day_cents" >= 0),
  "source" TEXT,
  "verified" INTEGER NOT NULL DEFAULT 0 CHECK ("verified" IN (0, 1)),
  PRIMARY KEY (stream, id)
) STRICT;
CREATE INDEX travel_rate_by_made ON travel_rate (stream, made, id) WHERE deleted = 0;

-- Files that prove expenses, kept beside the database under their hashes.
CREATE TABLE receipt (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "expense" BLOB CHECK (length("expense") = 16),
  "sha256" TEXT,
  "name" TEXT,
  "media" TEXT,
  "bytes" INTEGER CHECK ("bytes" >= 0),
  "added_on" TEXT CHECK ("added_on" IS date("added_on")),
  PRIMARY KEY (stream, id),
  FOREIGN KEY (stream, "expense")
    REFERENCES expense (stream, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX receipt_by_made ON receipt (stream, made, id) WHERE deleted = 0;

ALTER TABLE funding_source ADD COLUMN "drafted_on" TEXT CHECK ("drafted_on" IS date("drafted_on"));
ALTER TABLE funding_source ADD COLUMN "sent_on" TEXT CHECK ("sent_on" IS date("sent_on"));
ALTER TABLE funding_source ADD COLUMN "signed_on" TEXT CHECK ("signed_on" IS date("signed_on"));
ALTER TABLE funding_source ADD COLUMN "executed_on" TEXT
  CHECK ("executed_on" IS date("executed_on"));
ALTER TABLE funding_source ADD COLUMN "closed_on" TEXT CHECK ("closed_on" IS date("closed_on"));
ALTER TABLE funding_source ADD COLUMN "claim_by" TEXT CHECK ("claim_by" IS date("claim_by"));
ALTER TABLE funding_source ADD COLUMN "board_on" TEXT CHECK ("board_on" IS date("board_on"));
ALTER TABLE plan_line ADD COLUMN "account_code" TEXT;
ALTER TABLE expense ADD COLUMN "account_code" TEXT;
ALTER TABLE invoice ADD COLUMN "note" TEXT;
