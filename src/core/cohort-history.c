/* The sentences of History: one for each kind of change.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-change.h"

#include <glib/gi18n-lib.h>

/* %1$s is the subject, %2$s the object; a translation may turn them round. Kinds are stored and so
 * are never renamed. */
static const struct {
  const char *kind;
  const char *with_object;
  const char *without_object;
} sentences[] = {
    /* Translators: %1$s is a county, %2$s a program year. */
    {"init", N_ ("Chose %1$s County for %2$s"), N_ ("Chose %1$s County")},
    /* Translators: %1$s is a file, %2$s such as "8 added, 1 updated". */
    {"import", N_ ("Imported %1$s: %2$s"), N_ ("Imported %1$s")},
    /* Translators: %1$s is the sentence of the change that was undone. */
    {"undo", N_ ("Undid: %1$s"), N_ ("Undid: %1$s")},
    {"redo", N_ ("Did again: %1$s"), N_ ("Did again: %1$s")},
    /* Translators: %1$s is the sentence of a change made long before. */
    {"revert", N_ ("Took back: %1$s"), N_ ("Took back: %1$s")},
    {"batch", N_ ("%1$s: %2$s"), N_ ("%1$s")},
    /* Translators: %1$s is a person; %2$s a convening, an organization, or as said. */
    {"person.add", N_ ("Added %1$s to the team"), N_ ("Added %1$s to the team")},
    {"person.edit", N_ ("Edited %1$s"), N_ ("Edited %1$s")},
    {"person.remove", N_ ("Removed %1$s"), N_ ("Removed %1$s")},
    /* Translators: %1$s and %2$s are two people; the second goes into the first. */
    {"person.merge", N_ ("Merged %2$s into %1$s"), N_ ("Merged another into %1$s")},
    {"person.distinguish", N_ ("Noted that %1$s and %2$s are two people"),
     N_ ("Noted that %1$s is somebody else")},
    {"membership.add", N_ ("%1$s joined the team"), N_ ("%1$s joined the team")},
    {"membership.edit", N_ ("Edited the membership of %1$s"), N_ ("Edited the membership of %1$s")},
    {"membership.change", N_ ("%1$s changed role"), N_ ("%1$s changed role")},
    {"membership.end", N_ ("%1$s left the team"), N_ ("%1$s left the team")},
    {"organization.add", N_ ("Added the organization %1$s"), N_ ("Added the organization %1$s")},
    {"organization.edit", N_ ("Edited the organization %1$s"), N_ ("Edited the organization %1$s")},
    /* Translators: %1$s and %2$s are two organizations; the second goes into the first. */
    {"organization.merge", N_ ("Merged the organization %2$s into %1$s"),
     N_ ("Merged another organization into %1$s")},
    {"organization.distinguish", N_ ("Noted that %1$s and %2$s are two organizations"),
     N_ ("Noted that %1$s is another organization")},
    {"organization.remove", N_ ("Removed the organization %1$s"),
     N_ ("Removed the organization %1$s")},
    /* Translators: %1$s is a person, %2$s a convening. */
    {"invitation.add", N_ ("Invited %1$s to %2$s"), N_ ("Invited %1$s to the team")},
    /* Translators: %1$s is a person, %2$s is such as "Fall 2024: Declined". */
    {"invitation.set", N_ ("Invitation of %1$s, %2$s"), N_ ("Invitation of %1$s")},
    {"invitation.edit", N_ ("Edited the invitation of %1$s to %2$s"),
     N_ ("Edited the invitation of %1$s to the team")},
    {"invitation.remove", N_ ("Removed the invitation of %1$s to %2$s"),
     N_ ("Removed the invitation of %1$s to the team")},
    /* Translators: %2$s is an answer as it was typed. */
    {"response.confirm", N_ ("Confirmed what %1$s answered: “%2$s”"),
     N_ ("Confirmed what %1$s answered")},
    {"response.dismiss", N_ ("Put aside what %1$s answered: “%2$s”"),
     N_ ("Put aside what %1$s answered")},
    {"attendance.plan", N_ ("Planned %1$s for %2$s"), N_ ("Planned %1$s")},
    /* Translators: %2$s is such as "Fall 2024: Declined". */
    {"attendance.set", N_ ("%1$s, %2$s"), N_ ("Changed the status of %1$s")},
    {"attendance.register", N_ ("Registered %1$s for %2$s"), N_ ("Registered %1$s")},
    {"attendance.edit", N_ ("Edited the attendance of %1$s at %2$s"),
     N_ ("Edited the attendance of %1$s")},
    {"attendance.option", N_ ("Chose the registration of %1$s for %2$s"),
     N_ ("Chose the registration of %1$s")},
    {"attendance.withdraw", N_ ("Took %1$s off the list for %2$s"), N_ ("Took %1$s off the list")},
    /* Translators: %2$s is the person who comes instead. */
    {"attendance.replace", N_ ("Replaced %1$s with %2$s"), N_ ("Replaced %1$s")},
    {"attendance.unregister", N_ ("Canceled the registration of %1$s for %2$s"),
     N_ ("Canceled the registration of %1$s")},
    /* Translators: %1$s is one name or several. */
    {"attendance.forward-link", N_ ("Forwarded the registration link for %2$s to %1$s"),
     N_ ("Forwarded the registration link to %1$s")},
    /* Translators: %1$s is a convening, %2$s a number of spots. */
    {"spots.release", N_ ("%1$s: spots released: %2$s"), N_ ("%1$s: released spots")},
    {"spots.grant", N_ ("%1$s: spots granted: %2$s"), N_ ("%1$s: was granted spots")},
    {"spots.override", N_ ("%1$s: limit of spots set to %2$s"),
     N_ ("%1$s: set the limit of spots")},
    {"spots.remove", N_ ("%1$s: took back a change of spots"),
     N_ ("%1$s: took back a change of spots")},
    {"waitlist.join", N_ ("%1$s waits for %2$s"), N_ ("%1$s waits for a spot")},
    {"waitlist.set", N_ ("Waitlist: %1$s, %2$s"), N_ ("Waitlist: %1$s")},
    {"waitlist.edit", N_ ("Edited the waitlist entry of %1$s for %2$s"),
     N_ ("Edited the waitlist entry of %1$s")},
    {"waitlist.move", N_ ("Moved %1$s on the waitlist for %2$s"),
     N_ ("Moved %1$s on the waitlist")},
    /* Translators: %1$s is a program year, %2$s the reason. */
    {"participation.decline", N_ ("No team in %1$s: %2$s"), N_ ("No team in %1$s")},
    {"participation.resume", N_ ("Takes part in %1$s after all: %2$s"),
     N_ ("Takes part in %1$s after all")},
    {"setting.set", N_ ("Changed the setting %1$s"), N_ ("Changed the setting %1$s")},
    {"setting.unset", N_ ("Cleared the setting %1$s"), N_ ("Cleared the setting %1$s")},
    /* Translators: %1$s is a program year, %2$s a file. */
    {"program.load", N_ ("Loaded the program year %1$s from %2$s"),
     N_ ("Loaded the program year %1$s")},
    /* Translators: %1$s is a funding source, %2$s an amount. */
    {"source.add", N_ ("Added the funding source %1$s with %2$s"),
     N_ ("Added the funding source %1$s")},
    {"source.edit", N_ ("Edited the funding source %1$s"), N_ ("Edited the funding source %1$s")},
    {"source.remove", N_ ("Removed the funding source %1$s"),
     N_ ("Removed the funding source %1$s")},
    {"contract.amend", N_ ("Amended %1$s by %2$s"), N_ ("Amended %1$s")},
    /* Translators: %1$s is a person or "the team"; %2$s is such as "Lodging, $450.00". */
    {"plan.add", N_ ("Planned for %1$s: %2$s"), N_ ("Planned for %1$s")},
    {"plan.edit", N_ ("Changed the plan of %1$s: %2$s"), N_ ("Changed the plan of %1$s")},
    {"plan.split", N_ ("Changed who pays the plan of %1$s: %2$s"),
     N_ ("Changed who pays the plan of %1$s")},
    /* Translators: %1$s is a number of lines; done once, by a newer Cohort. */
    {"plan.reasons", N_ ("Moved reasons out of descriptions in the plan, lines: %1$s"),
     N_ ("Moved reasons out of descriptions in the plan, lines: %1$s")},
    {"plan.close", N_ ("Closed in the plan of %1$s: %2$s"),
     N_ ("Closed a line in the plan of %1$s")},
    {"plan.reopen", N_ ("Reopened in the plan of %1$s: %2$s"),
     N_ ("Reopened a line in the plan of %1$s")},
    {"plan.remove", N_ ("Took off the plan of %1$s: %2$s"),
     N_ ("Took a line off the plan of %1$s")},
    /* Translators: %1$s is a person, %2$s a convening. */
    {"plan.trip", N_ ("Planned the trip of %1$s to %2$s"), N_ ("Planned the trip of %1$s")},
    /* Translators: %1$s is a person or "the team", %2$s a convening. */
    {"plan.reprice", N_ ("Priced the trip of %1$s to %2$s by the rates there are now"),
     N_ ("Priced the trips of %1$s by the rates there are now")},
    /* Translators: %1$s is a person, %2$s a convening. */
    {"trip.approve", N_ ("Recorded the approval of the trip of %1$s to %2$s"),
     N_ ("Recorded the approval of the trip of %1$s")},
    {"trip.unapprove", N_ ("Took back the approval of the trip of %1$s to %2$s"),
     N_ ("Took back the approval of the trip of %1$s")},
    {"policy.add", N_ ("Added the travel policy %1$s"), N_ ("Added the travel policy %1$s")},
    {"policy.edit", N_ ("Edited the travel policy %1$s"), N_ ("Edited the travel policy %1$s")},
    {"policy.remove", N_ ("Removed the travel policy %1$s"),
     N_ ("Removed the travel policy %1$s")},
    /* Translators: %1$s is such as "Lodging, San Diego", %2$s an amount. */
    {"rate.add", N_ ("Added the rate %1$s: %2$s"), N_ ("Added the rate %1$s")},
    {"rate.edit", N_ ("Edited the rate %1$s: %2$s"), N_ ("Edited the rate %1$s")},
    {"rate.remove", N_ ("Removed the rate %1$s: %2$s"), N_ ("Removed the rate %1$s")},
    /* Translators: %1$s is a person or a firm; %2$s is such as "Lodging, $450.00". */
    {"expense.add", N_ ("Added an expense of %1$s: %2$s"), N_ ("Added an expense of %1$s")},
    {"expense.edit", N_ ("Edited an expense of %1$s: %2$s"), N_ ("Edited an expense of %1$s")},
    {"expense.remove", N_ ("Removed an expense of %1$s: %2$s"), N_ ("Removed an expense of %1$s")},
    {"expense.split", N_ ("Changed who pays an expense of %1$s: %2$s"),
     N_ ("Changed who pays an expense of %1$s")},
    {"expense.split-at-cap", N_ ("Split an expense of %1$s at the cap: %2$s"),
     N_ ("Split an expense of %1$s at the cap")},
    {"expense.submit", N_ ("Submitted for %1$s: %2$s"), N_ ("Submitted an expense of %1$s")},
    {"expense.return", N_ ("Returned to %1$s: %2$s"), N_ ("Returned an expense to %1$s")},
    {"expense.approve", N_ ("Approved for %1$s: %2$s"), N_ ("Approved an expense of %1$s")},
    {"expense.reject", N_ ("Rejected for %1$s: %2$s"), N_ ("Rejected an expense of %1$s")},
    {"expense.void", N_ ("Voided for %1$s: %2$s"), N_ ("Voided an expense of %1$s")},
    {"expense.pay", N_ ("Paid %1$s: %2$s"), N_ ("Paid %1$s")},
    {"expense.refund", N_ ("Got back from %1$s: %2$s"), N_ ("Got money back from %1$s")},
    {"expense.reverse", N_ ("Reversed for %1$s: %2$s"), N_ ("Reversed an expense of %1$s")},
    /* Translators: %1$s is a person or a firm; %2$s is a file. */
    {"receipt.add", N_ ("Attached a receipt of %1$s: %2$s"), N_ ("Attached a receipt of %1$s")},
    {"receipt.remove", N_ ("Took off a receipt of %1$s: %2$s"),
     N_ ("Took off a receipt of %1$s")},
    /* Translators: %1$s is the number of an invoice, %2$s an amount. */
    {"invoice.add", N_ ("Began invoice %1$s"), N_ ("Began invoice %1$s")},
    {"invoice.edit", N_ ("Edited invoice %1$s"), N_ ("Edited invoice %1$s")},
    {"invoice.put", N_ ("Put %2$s on invoice %1$s"), N_ ("Put expenses on invoice %1$s")},
    {"invoice.take", N_ ("Took expenses off invoice %1$s"),
     N_ ("Took expenses off invoice %1$s")},
    {"invoice.send", N_ ("Sent invoice %1$s over %2$s"), N_ ("Sent invoice %1$s")},
    {"invoice.receive", N_ ("Received %2$s for invoice %1$s"),
     N_ ("Received the money of invoice %1$s")},
    {"invoice.reopen", N_ ("Reopened invoice %1$s"), N_ ("Reopened invoice %1$s")},
    {"invoice.remove", N_ ("Removed invoice %1$s"), N_ ("Removed invoice %1$s")},
    /* Translators: %1$s is such as "39-2024-001", %2$s such as "Ana Ruiz and 5 others". */
    {"letter.issue", N_ ("Issued letter %1$s to %2$s"), N_ ("Issued letter %1$s")},
    /* Translators: %1$s is the number of a letter, %2$s the reason. */
    {"letter.reissue", N_ ("Issued letter %1$s again: %2$s"), N_ ("Issued letter %1$s again")},
    {"letter.void", N_ ("Voided letter %1$s: %2$s"), N_ ("Voided letter %1$s")},
    /* Translators: %1$s is the name of a letter, "welcome", %2$s the code of a language. */
    {"template.save", N_ ("Saved the letter template %1$s (%2$s)"),
     N_ ("Saved the letter template %1$s")},
    {"template.remove", N_ ("Removed the county’s own letter template %1$s (%2$s)"),
     N_ ("Removed the county’s own letter template %1$s")},
    {"opportunity.add", N_ ("Added the opportunity “%1$s”"), N_ ("Added the opportunity “%1$s”")},
    {"opportunity.edit", N_ ("Edited the opportunity “%1$s”"),
     N_ ("Edited the opportunity “%1$s”")},
    {"opportunity.remove", N_ ("Removed the opportunity “%1$s”"),
     N_ ("Removed the opportunity “%1$s”")},
    /* Translators: %1$s is a person, %2$s such as "Science Leadership Academy: Applied". */
    {"opportunity.person", N_ ("%1$s, %2$s"), N_ ("Noted what %1$s answered")},
    /* Translators: %1$s is the beginning of a goal; %2$s a status, or a person. */
    {"goal.add", N_ ("Added to the action plan: %1$s"), N_ ("Added to the action plan: %1$s")},
    {"goal.edit", N_ ("Edited in the action plan: %1$s"),
     N_ ("Edited in the action plan: %1$s")},
    {"goal.status", N_ ("Goal “%1$s”: %2$s"), N_ ("Changed the status of the goal “%1$s”")},
    {"goal.remove", N_ ("Took off the action plan: %1$s"),
     N_ ("Took off the action plan: %1$s")},
    {"goal.move", N_ ("Put elsewhere in the action plan: %1$s"),
     N_ ("Put elsewhere in the action plan: %1$s")},
    {"goal.link", N_ ("Noted that %2$s serves “%1$s”"), N_ ("Noted who serves “%1$s”")},
    {"goal.unlink", N_ ("Noted that %2$s no longer serves “%1$s”"),
     N_ ("Noted who no longer serves “%1$s”")},
    /* Translators: %1$s is the title of an activity, %2$s such as “Lesson Study Cycles”. */
    {"activity.add", N_ ("Logged “%1$s” (%2$s)"), N_ ("Logged “%1$s”")},
    {"activity.edit", N_ ("Edited the activity “%1$s”"), N_ ("Edited the activity “%1$s”")},
    {"activity.remove", N_ ("Removed the activity “%1$s”"), N_ ("Removed the activity “%1$s”")},
};

/* Takes the place of printf, whose format would come from a table: only %1$s and %2$s are known. */
static char *
fill_in (const char *format, const char *subject, const char *object)
{
  GString *text = g_string_new (format);

  g_string_replace (text, "%1$s", "\001", 0);
  g_string_replace (text, "%2$s", object != NULL ? object : "", 0);
  g_string_replace (text, "\001", subject, 0);
  return g_string_free (text, FALSE);
}

/**
 * cohort_change_describe:
 * @kind: the code of a change
 * @subject: whom or what it is about
 * @object: (nullable): an amount, a convening, a count
 *
 * Returns: (transfer full): the sentence History and toasts show; a kind this version does not know
 * is shown as it is
 */
char *
cohort_change_describe (const char *kind, const char *subject, const char *object)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++) {
    if (g_str_equal (sentences[i].kind, kind)) {
      const char *format = object != NULL ? sentences[i].with_object : sentences[i].without_object;

      return fill_in (_ (format), subject, object);
    }
  }
  return g_strjoin (" ", kind, subject, object, NULL);
}
