/* How a letter is made to leave the office: its values, what it is made from, whom it invites.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letters-private.h"

#include "cohort-date.h"
#include "cohort-id.h"
#include "cohort-letter-fields-private.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <string.h>

static CohortLetterTemplate *
load_template (const CohortLetterOrder *order, GError **error)
{
  return cohort_letters_load_template (order->snapshot, order->template, order->language, error);
}

/**
 * cohort_letter_order_check:
 * @missing: (element-type utf8): where the sentences go; owns its texts
 * @error: return location for a #CohortError
 *
 * Returns: %FALSE when the template cannot be read
 */
gboolean
cohort_letter_order_check (const CohortLetterOrder *order, GPtrArray *missing, GError **error)
{
  g_autoptr (CohortLetterTemplate) template = load_template (order, error);
  g_autoptr (GPtrArray) problems = NULL;

  if (template == NULL)
    return FALSE;
  problems = cohort_letter_check_subject (template, order->snapshot, &order->subject, order->on);
  for (guint i = 0; i < problems->len; i++) {
    const CohortLetterProblem *problem = g_ptr_array_index (problems, i);

    if (order->signatory == NULL || g_strcmp0 (problem->field, "letter.signatory") != 0)
      g_ptr_array_add (missing, g_strdup (problem->text));
  }
  return TRUE;
}

/* Kept once, however many letters are made from it: @content is its name. Returns its id. */
static char *
keep_part (const CohortSnapshot *snapshot,
           const char *kind,
           const char *content,
           CohortChange *change)
{
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  g_autofree char *id = cohort_id_derive ("letter_part", sha256);
  CohortLetterPart *part;

  if (cohort_snapshot_find (snapshot, COHORT_RECORD_LETTER_PART, id) != NULL
      || cohort_change_find (change, COHORT_RECORD_LETTER_PART, id) != NULL)
    return g_steal_pointer (&id);
  part = cohort_record_new (COHORT_RECORD_LETTER_PART, id);
  cohort_set_text (&part->kind, kind);
  cohort_set_text (&part->sha256, sha256);
  cohort_set_text (&part->content, content);
  cohort_change_put (change, part);
  return g_steal_pointer (&id);
}

static void
fill_parts (const CohortLetterOrder *order,
            const CohortLetterTemplate *template,
            CohortIssuedLetter *letter,
            CohortChange *change)
{
  g_autofree char *head = cohort_letterhead_dup_json_of (order->snapshot, order->signatory);
  g_autofree char *text_id
      = keep_part (order->snapshot, "template", cohort_letter_template_get_text (template), change);
  g_autofree char *head_id = keep_part (order->snapshot, "letterhead", head, change);

  cohort_set_text (&letter->text, text_id);
  cohort_set_text (&letter->letterhead, head_id);
}

static char *
dup_values (const CohortLetterOrder *order,
            const CohortLetterTemplate *template,
            const char *number)
{
  const char *usual
      = cohort_snapshot_get_setting (order->snapshot, COHORT_SETTING_LETTER_SIGNATORY);
  g_autoptr (CohortLetterFields) fields
      = cohort_letter_fields_new (template, order->snapshot, &order->subject, order->on);

  cohort_letter_fields_set_text (fields, "letter.number", number);
  if (order->signatory != NULL && g_strcmp0 (order->signatory, usual) != 0) {
    cohort_letter_fields_set_text (fields, "letter.signatory", order->signatory);
    cohort_letter_fields_set_text (fields, "letter.title", NULL);
  }
  cohort_letter_fields_prune (fields, template);
  return cohort_letter_fields_dup_json (fields);
}

static void
fill_subject (const CohortLetterOrder *order, CohortIssuedLetter *letter)
{
  g_autofree char *name = cohort_letter_subject_dup_name (order->snapshot, &order->subject);

  cohort_set_text (&letter->name, name);
  cohort_set_text (&letter->convening, order->subject.convening);
  if (order->subject.to == COHORT_LETTER_TO_PERSON)
    cohort_set_text (&letter->person, order->subject.id);
  else if (order->subject.to == COHORT_LETTER_TO_ORGANIZATION)
    cohort_set_text (&letter->organization, order->subject.id);
}

/**
 * cohort_letter_order_issue:
 * @id: the letter's
 * @number: the letter's
 * @change: where it goes, with what it is made from
 * @error: return location for a #CohortError
 *
 * Returns: (transfer none): the letter, of the first edition; %NULL when the template cannot be
 *   read
 */
CohortIssuedLetter *
cohort_letter_order_issue (const CohortLetterOrder *order,
                           const char *id,
                           const char *number,
                           CohortChange *change,
                           GError **error)
{
  g_autoptr (CohortLetterTemplate) template = load_template (order, error);
  g_autofree char *content = NULL;
  CohortIssuedLetter *letter;

  if (template == NULL)
    return NULL;
  content = dup_values (order, template, number);
  letter = cohort_record_new (COHORT_RECORD_LETTER, id);
  cohort_set_text (&letter->number, number);
  letter->edition = 1;
  cohort_set_text (&letter->template, order->template);
  letter->template_version
      = cohort_letters_get_template_version (order->snapshot, order->template, order->language);
  cohort_set_text (&letter->language, cohort_letter_template_get_language (template));
  cohort_set_text (&letter->title, cohort_letter_template_get_title (template));
  fill_subject (order, letter);
  fill_parts (order, template, letter, change);
  cohort_set_text (&letter->content, content);
  letter->issued_on = order->on;
  cohort_set_text (&letter->signatory, order->signatory != NULL
                                           ? order->signatory
                                           : cohort_snapshot_get_setting (
                                               order->snapshot, COHORT_SETTING_LETTER_SIGNATORY));
  cohort_change_put (change, letter);
  return letter;
}

/* Invitations */

static gboolean
run (const CohortAct *act, JsonObject *command, CohortChange *change, GError **error)
{
  g_autoptr (JsonObject) owned = command;
  g_autoptr (CohortSnapshot) present = cohort_snapshot_apply (act->snapshot, change);
  g_autoptr (CohortChange) more = cohort_command_run (present, owned, act->moment, error);

  if (more == NULL)
    return FALSE;
  cohort_change_merge (change, more);
  return TRUE;
}

/* The letter of an invitation that may be given another one: none, or one that is void. */
static gboolean
is_without_letter (const CohortSnapshot *snapshot, const CohortInvitation *invitation)
{
  const CohortIssuedLetter *letter
      = invitation->letter != NULL ? cohort_letters_find (snapshot, invitation->letter) : NULL;

  return invitation->letter == NULL || (letter != NULL && letter->voided_on != 0);
}

/* Whether she is what the letter asks her to be: on the team, or on the list of the convening. */
static gboolean
has_accepted (const CohortSnapshot *snapshot, const CohortIssuedLetter *letter)
{
  if (letter->convening != NULL) {
    const CohortAttendance *attendance
        = cohort_snapshot_get_attendance (snapshot, letter->person, letter->convening);

    return attendance != NULL
           && (g_strcmp0 (attendance->status, "accepted") == 0
               || g_strcmp0 (attendance->status, "registered") == 0);
  } else {
    const CohortMembership *membership
        = cohort_team_find_membership (snapshot, letter->person, letter->issued_on);

    return membership != NULL && g_strcmp0 (membership->status, "active") == 0;
  }
}

static gboolean
link_invitation (const CohortAct *act,
                 const CohortInvitation *invitation,
                 const CohortIssuedLetter *letter,
                 CohortChange *change,
                 GError **error)
{
  g_autofree char *on = cohort_date_format_iso (letter->issued_on);
  gboolean is_draft = g_strcmp0 (invitation->outcome, "draft") == 0;

  if (is_draft
      && !run (act,
               cohort_command_new ("invitation.set", "invitation", invitation->record.id, "outcome",
                                   "sent", "on", on, NULL),
               change, error))
    return FALSE;
  return run (act,
              cohort_command_new ("invitation.edit", "invitation", invitation->record.id, "letter",
                                  letter->number, "channel",
                                  invitation->channel == NULL ? "letter" : NULL, "sent_on",
                                  invitation->sent_on == 0 ? on : NULL, NULL),
              change, error);
}

/**
 * cohort_issued_letter_invite:
 * @letter: to a person, in @change
 * @error: return location for a #CohortError
 *
 * The last invitation to the same gets the letter's number when it has none and was not answered
 * with no; else this letter is another invitation. Whoever takes part already has accepted it.
 */
gboolean
cohort_issued_letter_invite (const CohortAct *act,
                             const CohortIssuedLetter *letter,
                             CohortChange *change,
                             GError **error)
{
  static const char *const open[] = {"draft", "sent", "accepted", NULL};
  const CohortInvitation *invitation
      = cohort_team_find_invitation (act->snapshot, letter->person, letter->convening);
  g_autofree char *on = cohort_date_format_iso (letter->issued_on);

  if (invitation != NULL && invitation->outcome != NULL
      && g_strv_contains (open, invitation->outcome)
      && is_without_letter (act->snapshot, invitation))
    return link_invitation (act, invitation, letter, change, error);
  return run (act,
              cohort_command_new ("invitation.add", "person", letter->person, "convening",
                                  letter->convening, "channel", "letter", "letter", letter->number,
                                  "sent_on", on, "outcome",
                                  has_accepted (act->snapshot, letter) ? "accepted" : "sent",
                                  "outcome_on", on, NULL),
              change, error);
}
