-- Schema 4: issued letters and what they are made from, the county's own templates, approved trips.
-- Copyright 2026 The Cohort authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What issued letters were made from: texts of templates and letterheads, each kept once.
CREATE TABLE letter_part (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "kind" TEXT,
  "sha256" TEXT,
  "content" TEXT,
  PRIMARY KEY (stream, id)
) STRICT;
CREATE INDEX letter_part_by_made ON letter_part (stream, made, id) WHERE deleted = 0;

-- Templates the county wrote itself, or changed.
CREATE TABLE letter_template (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "name" TEXT,
  "language" TEXT,
  "body" TEXT,
  "version" INTEGER CHECK ("version" >= 1),
  PRIMARY KEY (stream, id)
) STRICT;
CREATE INDEX letter_template_by_made ON letter_template (stream, made, id) WHERE deleted = 0;

-- Letters that left the office. Only what became of them is ever added.
CREATE TABLE letter (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "number" TEXT,
  "edition" INTEGER CHECK ("edition" >= 1),
  "template" TEXT,
  "template_version" INTEGER CHECK ("template_version" >= 0),
  "language" TEXT,
  "title" TEXT,
  "name" TEXT,
  "person" BLOB CHECK (length("person") = 16),
  "organization" BLOB CHECK (length("organization") = 16),
  "convening" TEXT,
  "text" BLOB CHECK (length("text") = 16),
  "letterhead" BLOB CHECK (length("letterhead") = 16),
  "content" TEXT,
  "issued_on" TEXT CHECK ("issued_on" IS date("issued_on")),
  "signatory" TEXT,
  "supersedes" BLOB CHECK (length("supersedes") = 16),
  "reason" TEXT,
  "voided_on" TEXT CHECK ("voided_on" IS date("voided_on")),
  "void_reason" TEXT,
  PRIMARY KEY (stream, id),
  FOREIGN KEY (stream, "person")
    REFERENCES person (stream, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (stream, "organization")
    REFERENCES organization (stream, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (stream, "text")
    REFERENCES letter_part (stream, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (stream, "letterhead")
    REFERENCES letter_part (stream, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (stream, "supersedes")
    REFERENCES letter (stream, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX letter_by_made ON letter (stream, made, id) WHERE deleted = 0;

ALTER TABLE trip ADD COLUMN "approved_on" TEXT CHECK ("approved_on" IS date("approved_on"));
ALTER TABLE trip ADD COLUMN "approved_cents" INTEGER CHECK ("approved_cents" >= 0);
ALTER TABLE trip ADD COLUMN "approval" TEXT;
