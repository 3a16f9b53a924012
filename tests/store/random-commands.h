/* Any command there is, with arguments made up from a seed: what might be typed, wrong or right.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-command.h"

G_BEGIN_DECLS

typedef struct {
  const CohortCommand **commands; /* (owned): those that are tried */
  guint n_commands;
} RandomCommands;

/* All but those that choose the year, load a program, or join others. */
void random_commands_init (RandomCommands *self);
void random_commands_clear (RandomCommands *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RandomCommands, random_commands_clear)

/* NULL when an argument of @command is one nobody knows a value for; it is put into *@unknown. */
JsonObject *random_command_new (GRand *rand,
                                const CohortSnapshot *snapshot,
                                CohortDate today,
                                const CohortCommand *command,
                                char **unknown) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
