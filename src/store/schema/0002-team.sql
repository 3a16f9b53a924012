-- Schema 2: invitations, who is not the same as whom, and what a delegation needs besides.
-- Copyright 2026 The Cohort authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Who was asked to the team or to a convening, when, and what came of it.
CREATE TABLE invitation (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "person" BLOB CHECK (length("person") = 16),
  "convening" TEXT,
  "channel" TEXT,
  "letter" TEXT,
  "sent_on" TEXT CHECK ("sent_on" IS date("sent_on")),
  "reply_by" TEXT CHECK ("reply_by" IS date("reply_by")),
  "outcome" TEXT,
  "outcome_on" TEXT CHECK ("outcome_on" IS date("outcome_on")),
  "note" TEXT,
  PRIMARY KEY (stream, id),
  FOREIGN KEY (stream, "person")
    REFERENCES person (stream, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX invitation_by_made ON invitation (stream, made, id) WHERE deleted = 0;

-- Two people, or two organizations, that look alike and are not the same.
CREATE TABLE distinction (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "person" BLOB CHECK (length("person") = 16),
  "other_person" BLOB CHECK (length("other_person") = 16),
  "organization" BLOB CHECK (length("organization") = 16),
  "other_organization" BLOB CHECK (length("other_organization") = 16),
  PRIMARY KEY (stream, id),
  FOREIGN KEY (stream, "person")
    REFERENCES person (stream, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (stream, "other_person")
    REFERENCES person (stream, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (stream, "organization")
    REFERENCES organization (stream, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (stream, "other_organization")
    REFERENCES organization (stream, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX distinction_by_made ON distinction (stream, made, id) WHERE deleted = 0;

ALTER TABLE attendance ADD COLUMN "link_sent_on" TEXT
  CHECK ("link_sent_on" IS date("link_sent_on"));
ALTER TABLE attendance ADD COLUMN "cancelled_on" TEXT
  CHECK ("cancelled_on" IS date("cancelled_on"));
ALTER TABLE spot_adjustment ADD COLUMN "message" TEXT;
ALTER TABLE waitlist_entry ADD COLUMN "order_at" TEXT;
ALTER TABLE waitlist_entry ADD COLUMN "note" TEXT;
