-- Schema 5: opportunities of the year, action plans, and what the community of practice did.
-- Copyright 2026 The Cohort authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Opportunities the county added to those of the program.
CREATE TABLE opportunity (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "title" TEXT,
  "provider" TEXT,
  "audience" TEXT,
  "sectors" TEXT,
  "start" TEXT CHECK ("start" IS date("start")),
  "end" TEXT CHECK ("end" IS date("end")),
  "date_text" TEXT,
  "uncertain" INTEGER NOT NULL DEFAULT 0 CHECK ("uncertain" IN (0, 1)),
  "deadline" TEXT CHECK ("deadline" IS date("deadline")),
  "cost_cents" INTEGER CHECK ("cost_cents" >= 0),
  "capacity" TEXT,
  "link" TEXT,
  "note" TEXT,
  PRIMARY KEY (stream, id)
) STRICT;
CREATE INDEX opportunity_by_made ON opportunity (stream, made, id) WHERE deleted = 0;

-- Who takes part in an opportunity, and how far it is.
CREATE TABLE opportunity_person (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "opportunity" TEXT,
  "person" BLOB CHECK (length("person") = 16),
  "status" TEXT,
  "on" TEXT CHECK ("on" IS date("on")),
  "note" TEXT,
  PRIMARY KEY (stream, id),
  FOREIGN KEY (stream, "person")
    REFERENCES person (stream, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX opportunity_person_by_made ON opportunity_person (stream, made, id) WHERE deleted = 0;

-- What the county's action plans say: assets, needs, curiosities, concerns, goals.
CREATE TABLE goal (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "plan" TEXT,
  "kind" TEXT,
  "text" TEXT,
  "grant_goals" TEXT,
  "practice_goals" TEXT,
  "beliefs" TEXT,
  "content_area" TEXT,
  "status" TEXT,
  "due" TEXT CHECK ("due" IS date("due")),
  "owner" BLOB CHECK (length("owner") = 16),
  "note" TEXT,
  PRIMARY KEY (stream, id),
  FOREIGN KEY (stream, "owner")
    REFERENCES person (stream, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX goal_by_made ON goal (stream, made, id) WHERE deleted = 0;

-- Who serves which goal, and why.
CREATE TABLE goal_person (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "goal" BLOB CHECK (length("goal") = 16),
  "person" BLOB CHECK (length("person") = 16),
  "why" TEXT,
  PRIMARY KEY (stream, id),
  FOREIGN KEY (stream, "goal")
    REFERENCES goal (stream, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (stream, "person")
    REFERENCES person (stream, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX goal_person_by_made ON goal_person (stream, made, id) WHERE deleted = 0;

-- What the community of practice did.
CREATE TABLE activity (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "component" TEXT,
  "title" TEXT,
  "on" TEXT CHECK ("on" IS date("on")),
  "minutes" INTEGER CHECK ("minutes" >= 0),
  "goal" BLOB CHECK (length("goal") = 16),
  "content_area" TEXT,
  "note" TEXT,
  "resources" TEXT,
  PRIMARY KEY (stream, id),
  FOREIGN KEY (stream, "goal")
    REFERENCES goal (stream, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX activity_by_made ON activity (stream, made, id) WHERE deleted = 0;

-- Who took part in an activity.
CREATE TABLE activity_person (
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 58),
  id BLOB NOT NULL CHECK (length(id) = 16),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  made INTEGER NOT NULL,
  "activity" BLOB CHECK (length("activity") = 16),
  "person" BLOB CHECK (length("person") = 16),
  PRIMARY KEY (stream, id),
  FOREIGN KEY (stream, "activity")
    REFERENCES activity (stream, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (stream, "person")
    REFERENCES person (stream, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX activity_person_by_made ON activity_person (stream, made, id) WHERE deleted = 0;
