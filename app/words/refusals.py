"""The sentence for each machine word that a refusal, a store or a file answers with.

One table: domain, services and adapters raise words (`Refused`, `Unavailable`); here they become what happened and
what to do. {0}, {1} are the names the word carries.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from app.domain.debate import Contribution, Group, Topic
from app.domain.gestures import Entity, Refused
from app.domain.plenum import Conclusion, NextStep, Theme
from app.domain.programme import AgendaItem, Person
from app.words import Message, say

SENTENCES: Mapping[str, Message] = {
    # the log
    "nothing_to_undo": Message("refused", "There is nothing to undo"),
    "no_words_to_undo": Message(
        "refused", "No words to undo. The clock is taken back with “Undo on the clock” at the top"
    ),
    "nothing_to_redo": Message("refused", "There is nothing to redo"),
    "gone": Message("refused", "It is no longer there; somebody has taken it away"),
    "exists": Message("refused", "It is there already"),
    "still_used": Message("refused", "It is still used; take it out of where it is used first"),
    "changed_since": Message("refused", "It has been changed since; look at it again, then try once more"),
    "no_document": Message("refused", "There is no document yet; make it first"),
    "edition_lost": Message(
        "refused",
        "Edition {0} cannot be made as it was: what it was made of gave way to what another laptop did. "
        "Look for the file that went home",
    ),
    # what a scenario names
    "no_such_item": Message(
        "refused", "There is no item called “{0}” in the programme; look at the titles, or use its number"
    ),
    "no_such_group": Message("refused", "There is no group {0}; set it up first"),
    "no_such_model": Message("refused", "There is no model {0} in this workshop"),
    "no_such_area": Message("refused", "There is no area called “{0}” in this workshop"),
    "no_such_remark": Message("refused", "There is no remark with the code {0}"),
    "no_such_theme": Message("refused", "There is no theme called “{0}”"),
    "no_such_conclusion": Message("refused", "There is no conclusion “{0}”"),
    # words, plenum, next steps
    "no_words": Message("refused", "There are no words to store"),
    "too_long": Message("refused", "That is more than {0} characters; divide it, the words stay where they are"),
    "out_of_range": Message("refused", "Write a number from {0} to {1}"),
    "redacted": Message("refused", "The words of {0} have been removed; only its code is left"),
    "theme_exists": Message("refused", "There is a theme called “{0}” already; file the words under it"),
    "same_theme": Message("refused", "That is the same theme; choose another one"),
    "no_remarks": Message("refused", "None of those words stand under the theme; choose some that do"),
    "parked_already": Message("refused", "{0} is parked already"),
    "no_options": Message("refused", "There is no theme to vote on; make one first"),
    "no_such_option": Message("refused", "That theme was not among those to vote on when the vote opened"),
    "vote_closed": Message("refused", "The vote is closed; open it again to count"),
    "no_open_steps": Message("refused", "There are no open steps to bring along"),
    # setting up
    "day_started": Message("refused", "The day has begun; change its times in Programme, where the plan stays"),
    "no_items": Message("refused", "There are no items in that programme; the one you have stays"),
    "minimum_too_long": Message("refused", "The least minutes of “{0}” are more than its minutes"),
    "too_many_groups": Message("refused", "There can be {0} groups"),
    "number_stays": Message("refused", "The number of a group is part of its codes and stays; give it a name instead"),
    "group_has_words": Message("refused", "Group {0} has said something; its words would have nowhere to stand"),
    "topic_has_words": Message("refused", "There are words on “{0}”; they would have nowhere to stand"),
    "not_same_workshop": Message("refused", "That is another workshop; words come from a copy of this one"),
    "no_such_copy": Message("refused", "There is no copy with the letter {0}"),
    "too_many_copies": Message("refused", "There can be {0} copies besides this one"),
    "unknown_zone": Message("refused", "There is no time zone called “{0}”; write one as Europe/Copenhagen"),
    "number_taken": Message("refused", "Another one has the number {0}"),
    # programmes
    "programme_empty": Message("refused", "There is nothing in it. Copy the programme, and paste it here"),
    "programme_too_long": Message("refused", "That is too long for a programme. Copy only the pages with the times"),
    "programme_is_pdf": Message("refused", "This is a PDF, not a programme. Copy its text and paste it here"),
    "programme_is_word": Message("refused", "This is a Word document. Copy its text and paste it here"),
    "programme_is_old_office": Message(
        "refused", "This is a file of an old Office. Open it there, copy the programme and paste it here"
    ),
    "programme_is_rtf": Message("refused", "This is a formatted document. Open it, copy its text and paste it here"),
    "programme_is_slides": Message("refused", "These are slides. Copy the text of the programme and paste it here"),
    "programme_is_picture": Message("refused", "This is a picture. Type its lines, or paste them as text"),
    "programme_is_open_document": Message(
        "refused", "This is an OpenDocument file. Copy its text and paste it here, or save it as XLSX or CSV"
    ),
    "programme_is_workshop": Message("refused", "This is a workshop, not a programme. Open it as a workshop"),
    "programme_is_web_page": Message("refused", "This is a web page. Open it, copy its text and paste it here"),
    "programme_not_text": Message("refused", "This is no text and no sheet. Copy the programme and paste it here"),
    "programme_broken": Message("refused", "The file is damaged. Open it where it was made and save it again"),
    "programme_bomb": Message("refused", "The file unpacks to far more than a programme; it was not opened"),
    "programme_too_many_rows": Message("refused", "A programme has {0} rows at most; keep only the rows of the days"),
    # storage
    "open_elsewhere": Message("refused", "The workshop is open in another window or program; close it there first"),
    "damaged": Message("refused", "{0} is damaged. Nothing of it is shown; bring a backup back with plenum restore"),
    "not_a_workshop": Message("refused", "{0} is not a workshop; choose a file that ends in .workshop"),
    "newer_program": Message(
        "refused", "{0} was made by a newer Plenum; open it with that, or bring this one up to date"
    ),
    "cannot_open": Message("refused", "{0} cannot be opened; look whether another program holds it"),
    "disk_full": Message("refused", "The disk is full; make room, then try again"),
    "disk_error": Message("refused", "The disk does not answer as it should; try another disk"),
    "read_only": Message("refused", "Nothing may be written here; the workshop can be looked at only"),
    "cannot_write": Message("refused", "Nothing can be written in {0}; choose another folder"),
    "no_data_folder": Message("refused", "{0} cannot be used as a folder for workshops; choose another"),
    "slow_disk": Message("refused", "The disk is slow; keep typing, the words are kept"),
    "file_gone": Message("refused", "The workshop's file has been moved or deleted; the words are in reserve"),
    "writer_died": Message("refused", "Saving has stopped; the words are in reserve. Start the program again"),
    "spool_read_back": Message("refused", "Words that lay in reserve are back; look whether the last ones are right"),
    "spool_kept_aside": Message(
        "refused", "{0} lines in reserve no longer fit; they are kept in a file of their own, nothing was thrown away"
    ),
    "lines_missing": Message("refused", "{0} of the last changes are missing in the file; look in the newest backup"),
    "migrated": Message("refused", "The workshop was brought up to this version; the old file is among its backups"),
    "tables_rebuilt": Message("refused", "The file's tables did not fit its log and were made again; no word is lost"),
    "redaction_waits": Message(
        "refused", "The removed words still lie in the file or in a copy; it is tried again, also at the next start"
    ),
    "file_too_big": Message("refused", "{0} is too large to be a workshop; it may be {1} MB at most"),
    "snapshot_refused": Message(
        "refused", "{0} holds what no workshop holds; it was not opened. Ask whoever sent it for a new one"
    ),
    "no_backup": Message("refused", "No backup of {0} could be made, so nothing was changed; look at the disk"),
    "migration_failed": Message("refused", "{0} could not be brought up to this version; the file is as it was"),
    "closed": Message("refused", "The workshop is closed; open it again"),
    "cannot_share": Message("refused", "This workshop can be looked at only, so it cannot be shared"),
    "hub_address": Message(
        "refused", "“{0}” is not an address of a shared store; it begins with postgresql+psycopg://"
    ),
    "hub_missing": Message("refused", "Sharing between laptops is not installed; the day is kept on this laptop alone"),
    "hub_gone": Message("refused", "The shared store does not answer; what you do waits here and is sent later"),
    "no_hub": Message("refused", "No shared store is known here. Write its address under Settings"),
    "hub_silent": Message("refused", "The shared store does not answer. Look at its address and at the network"),
    "hub_unknown": Message("refused", "The shared store does not have that workshop any more"),
    "not_brought": Message("refused", "The workshop could not be written to the disk here; make room, then try again"),
    "hub_damaged": Message("refused", "The shared store does not fit this workshop; go on here, and share it anew"),
    "second_place_gone": Message("refused", "The second place is gone; plug it in, or choose another"),
    "not_an_archive": Message("refused", "{0} is not a workshop written as JSON; choose one that Plenum wrote"),
    # the clock of the day
    "day_over": Message("refused", "The day is over; undo brings it back"),
    "nothing_running": Message("refused", "Nothing is running; start the day first"),
    "skip_running": Message("refused", "“{0}” is running; go on to the next to end it"),
    "delete_running": Message("refused", "“{0}” is running; go on to the next, then take it out"),
    "move_running": Message("refused", "“{0}” is running; only what is to come can be moved"),
    "move_into_the_past": Message("refused", "“{0}” has begun; nothing can be put before it"),
    "item_done": Message("refused", "“{0}” is over, and stays as it was"),
    "item_skipped": Message("refused", "“{0}” is left out; undo brings it back"),
    "nothing_before": Message("refused", "There is nothing finished to go back to"),
    "backdated_too_far": Message("refused", "That would be before “{0}” began"),
    "below_minimum": Message("refused", "“{0}” needs at least {1} minutes"),
    "no_length": Message("refused", "“{0}” needs a length of 0 minutes or more"),
    # windows
    "no_screen": Message(
        "refused", "There is no screen here, so no window can be shown; plenum export writes the documents"
    ),
    "menu_of_macos": Message(
        "refused", "On macOS the Programs folder is the start menu: make folder makes Plenum.app, drag it there"
    ),
    "no_script": Message("refused", "{0} is not beside Python; install Plenum again"),
    "no_shortcut": Message("refused", "Windows did not make the shortcut {0}; make it yourself, to {1}"),
    # templates and files
    "only_backups": Message(
        "refused", "The file of that workshop is gone. Its newest backup is {0}; bring it back with plenum restore"
    ),
    "unknown_workshop": Message(
        "refused", "There is no workshop here whose id begins with “{0}”; plenum list shows them"
    ),
    "ambiguous_workshop": Message(
        "refused", "More than one workshop has an id that begins with “{0}”; write more of it"
    ),
    "unfit_template": Message("refused", "The template “{0}” cannot be used; what is wrong is at: {1}"),
    "unknown_template": Message("refused", "There is no template called “{0}”. There are: {1}"),
}
"""Sorted by the part that raises the word; a test holds every word raised in the code against it."""

_GONE: Mapping[type[Entity], Message] = {
    Contribution: Message("refused", "The remark is no longer there"),
    Theme: Message("refused", "The theme is no longer there"),
    Conclusion: Message("refused", "The conclusion is no longer there"),
    NextStep: Message("refused", "The next step is no longer there"),
    AgendaItem: Message("refused", "The item is no longer in the programme"),
    Group: Message("refused", "The group is no longer there"),
    Topic: Message("refused", "The topic is no longer there"),
    Person: Message("refused", "The person is no longer there"),
}
"""What is gone, where we can say it by its own name."""

_UNKNOWN = Message("refused", "That cannot be done now ({0})")


class Worded(Protocol):
    """What a refusal and a store's trouble have in common: a machine word, and the names its sentence needs."""

    word: str
    names: tuple[str, ...]


def sentence(trouble: Worded) -> str:
    """What happened and what to do, in the language spoken now, without a full stop."""
    if trouble.word == "gone" and isinstance(trouble, Refused) and trouble.kind is not None:
        return say(_GONE.get(trouble.kind, SENTENCES["gone"]))
    known = SENTENCES.get(trouble.word)
    return say(_UNKNOWN, trouble.word) if known is None else say(known, *trouble.names)
