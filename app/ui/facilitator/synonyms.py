"""What people also call a command: the list of commands finds it by these words as well, in either language.

A table from a command's name to words only, in no order: each is looked for by itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.words import Message

_PARTS: Mapping[Message, Message] = {
    Message("rail", "Programme"): Message("synonyms", "programme day plan agenda schedule time"),
    Message("rail", "Debate"): Message("synonyms", "groups words remarks write notes discussion"),
    Message("rail", "Plenum"): Message("synonyms", "sort remarks sorting themes conclusions vote"),
    Message("rail", "Next steps"): Message("synonyms", "actions tasks who does what by when agreements follow-up"),
    Message("rail", "Document"): Message("synonyms", "send home pdf minutes print report paper summary"),
    Message("rail", "Set-up"): Message("synonyms", "prepare groups people participants check the room edit programme"),
}

_DAY: Mapping[Message, Message] = {
    Message("band", "Next"): Message("synonyms", "start begin next go on item advance"),
    Message("keys", "Back to the item before"): Message("synonyms", "previous back return last item undo next"),
    Message("keys", "Hold, or go on"): Message("synonyms", "pause stop resume continue wait interrupt"),
    Message("keys", "5 minutes more"): Message("synonyms", "extend longer extra time prolong add"),
    Message("keys", "5 minutes less"): Message("synonyms", "shorten shorter less time cut"),
    Message("keys", "Win back time: look at the new plan"): Message("synonyms", "late catch up replan delay save time"),
    Message("keys", "The item began earlier: set when"): Message(
        "synonyms", "begin began started start late earlier backdate before clock forgot to press"
    ),
    Message("keys", "Take back the last thing done to the clock"): Message("synonyms", "undo regret mistake reverse"),
    Message("keys", "End the turns of the groups"): Message("synonyms", "report-back round floor stop finish"),
    Message("keys", "End the day now"): Message("synonyms", "stop finish close over goodbye"),
    Message("program", "Insert a break or a forgotten item"): Message("synonyms", "add pause new coffee extra"),
    Message("program", "Show the programme in the room"): Message("synonyms", "project agenda wall screen plan"),
}

_ROOM: Mapping[Message, Message] = {
    Message("keys", "Show this in the room"): Message("synonyms", "project wall screen display share"),
    Message("keys", "Show the projection"): Message("synonyms", "projector wall screen start on beamer"),
    Message("keys", "Lend the projector, or take it back"): Message(
        "synonyms", "slides powerpoint presentation speaker"
    ),
    Message("keys", "Black, and back"): Message("synonyms", "dark screen off blank hide"),
    Message("keys", "White, and back"): Message("synonyms", "blank bright light screen empty"),
    Message("keys", "Freeze what is shown, or let it go"): Message("synonyms", "hold still keep lock picture stop"),
    Message("room view", "Follow the day"): Message("synonyms", "automatic unpin release normal scene"),
    Message("room view", "Take the last remark off"): Message("synonyms", "hide remove delete wall screen word"),
    Message("room view", "Show remarks that were taken off"): Message("synonyms", "hidden unhide bring back words"),
    Message("room view", "Page 1 in the room: the next part"): Message(
        "synonyms", "turn forward document conclusions wall"
    ),
    Message("room view", "Page 1 in the room: the part before"): Message(
        "synonyms", "turn back document previous wall"
    ),
    Message("room view", "Swap the screens"): Message("synonyms", "switch exchange monitor display wrong"),
    Message("room view", "Turn the projection off"): Message("synonyms", "stop close screen projector wall"),
}

_SCENES: Mapping[Message, Message] = {
    Message("room acts", "In the room: welcome"): Message("synonyms", "greeting start arrival wall scene"),
    Message("room acts", "In the room: the programme"): Message("synonyms", "agenda plan times wall scene"),
    Message("room acts", "In the room: now and next"): Message("synonyms", "running item clock wall scene"),
    Message("room acts", "In the room: the latest words"): Message("synonyms", "remarks capture live wall scene"),
    Message("room acts", "In the room: themes"): Message("synonyms", "tema clusters headings wall scene"),
    Message("room acts", "In the room: conclusions"): Message("synonyms", "agreed results decisions wall scene"),
    Message("room acts", "In the room: next steps"): Message("synonyms", "actions agreements tasks wall scene"),
    Message("room acts", "In the room: page 1"): Message("synonyms", "document front page summary wall"),
    Message("room acts", "In the room: thanks"): Message("synonyms", "goodbye end closing wall scene"),
    Message("room acts", "In the room: a test picture"): Message("synonyms", "projector check sharpness colours wall"),
    Message("room acts", "In the room: the time left in talks, or not"): Message(
        "synonyms", "timer countdown speaker minutes clock"
    ),
    Message("room acts", "Write a message to the speaker"): Message("synonyms", "note tell whisper corner show"),
    Message("room acts", "Write a message to the room"): Message("synonyms", "note tell announce wifi show"),
}

_WORDS: Mapping[Message, Message] = {
    Message("keys", "Undo the last change to the words"): Message("synonyms", "undo regret mistake reverse"),
    Message("keys", "Redo"): Message("synonyms", "redo repeat forward"),
    Message("keys", "Read the conclusions back"): Message("synonyms", "read aloud room hear confirm"),
    Message("debate", "Debate: the groups as cards"): Message("synonyms", "visits tables who where overview"),
    Message("debate", "Debate: what is said of the model"): Message("synonyms", "remarks list words topic needs"),
    Message("debate", "Search what was said today"): Message("synonyms", "find look for remark word filter"),
    Message("debate", "Set the groups up"): Message("synonyms", "tables host place size edit groups"),
    Message("debate", "Take the last correction by a participant back"): Message(
        "synonyms", "undo remove note mistake"
    ),
    Message("plenum", "Plenum: sort remarks under themes"): Message("synonyms", "sorting file place group cluster"),
    Message("plenum", "Plenum: make a theme"): Message("synonyms", "new theme heading category cluster"),
    Message("plenum", "Plenum: write a conclusion"): Message("synonyms", "new agreement decision result"),
    Message("plenum", "Plenum: read the conclusions back to the room"): Message(
        "synonyms", "read aloud hear confirm agree"
    ),
    Message("plenum", "Plenum: vote by hand over the themes"): Message(
        "synonyms", "voting ballot hands poll prioritise"
    ),
    Message("plenum", "Plenum: parked questions"): Message("synonyms", "parking lot later open questions"),
    Message("steps", "Next steps: write a step"): Message("synonyms", "new action task agreement responsible"),
    Message("steps", "Next steps: what became of them"): Message("synonyms", "status done follow-up open progress"),
    Message("steps", "When is it followed up?"): Message("synonyms", "date follow-up meeting deadline"),
}

_PAPER: Mapping[Message, Message] = {
    Message("document part", "Send home"): Message("synonyms", "pdf mail e-mail export print save usb edition"),
    Message("document part", "Word, to work on"): Message("synonyms", "docx file edit write export"),
    Message("document part", "Spreadsheet of remarks, conclusions and steps"): Message(
        "synonyms", "xlsx excel table numbers export"
    ),
    Message("document part", "Remarks as CSV"): Message("synonyms", "table data comma export file"),
    Message("document part", "Next steps for the calendar"): Message("synonyms", "ics outlook dates reminders export"),
    Message("document part", "Everything as JSON"): Message("synonyms", "data raw machine export file"),
    Message("document part", "Group sheets, to print before the debate"): Message(
        "synonyms", "paper tables hand-out pdf notes"
    ),
    Message("document part", "The programme, to hand out"): Message("synonyms", "paper print agenda pdf handout"),
    Message("document part", "A mail for each who took a step on"): Message(
        "synonyms", "e-mail reminder owners send responsible"
    ),
    Message("document part", "Larger pages"): Message("synonyms", "zoom in bigger magnify"),
    Message("document part", "Smaller pages"): Message("synonyms", "zoom out overview reduce"),
    Message("document part", "Choose folder"): Message("synonyms", "save where directory place usb"),
}

_SET_UP: Mapping[Message, Message] = {
    Message("setup", "Workshop"): Message("synonyms", "title date place name organiser question"),
    Message("setup", "Programme"): Message("synonyms", "items times agenda edit length minutes"),
    Message("setup", "Groups"): Message("synonyms", "tables hosts places sizes rounds"),
    Message("setup", "Topics"): Message("synonyms", "models subjects needs competences"),
    Message("setup", "People"): Message("synonyms", "speakers participants names organisations contacts"),
    Message("room check", "Check the room"): Message("synonyms", "test projector screen sound sleep battery"),
    Message("setup", "This laptop"): Message("synonyms", "language appearance dark light colours theme contrast"),
    Message("setup", "Sharing"): Message("synonyms", "several computers network together database hub"),
    Message("setup", "Safe keeping"): Message("synonyms", "backup copy restore delete damaged"),
    Message("setup", "Paste a programme"): Message("synonyms", "import mail word insert read another"),
    Message("setup", "Save as a template"): Message("synonyms", "reuse copy again pattern"),
    Message("setup", "Save as a file for another laptop"): Message("synonyms", "export move usb computer backup"),
    Message("setup", "Merge words from another laptop"): Message("synonyms", "import join combine colleague"),
    Message("setup", "Who speaks in an item of the programme"): Message("synonyms", "speaker presenter names talk"),
    Message("setup", "Make groups, each on a topic in turn"): Message("synonyms", "create divide number tables"),
    Message("setup", "One more area that needs stand under"): Message("synonyms", "competence heading add new"),
    Message("setup", "One more item in the programme"): Message("synonyms", "new add talk debate agenda"),
    Message("setup", "One more topic"): Message("synonyms", "new add model subject question"),
    Message("setup", "One more need of the chosen topic"): Message("synonyms", "new add competence requirement"),
    Message("setup", "One more person"): Message("synonyms", "new add participant speaker name"),
    Message("setup", "As a template, with the lengths that were used"): Message(
        "synonyms", "save reuse real minutes pattern"
    ),
    Message("setup", "Save a copy for a scribe"): Message("synonyms", "note taker groups laptop usb file"),
    Message("setup", "Make a backup now"): Message("synonyms", "copy safe keep save"),
    Message("setup", "Delete this workshop"): Message("synonyms", "remove erase throw away"),
}

_PROGRAM: Mapping[Message, Message] = {
    Message("keys", "Find a command"): Message("synonyms", "search menu list everything"),
    Message("keys", "One large clock"): Message("synonyms", "time countdown big timer distance"),
    Message("keys", "Help"): Message("synonyms", "guide how instructions manual"),
    Message("keys", "The keys"): Message("synonyms", "shortcuts keyboard hotkeys"),
    Message("keys", "Settings"): Message(
        "synonyms", "dark light theme colours appearance size contrast language sound clicker"
    ),
    Message("keys", "Dansk or English"): Message("synonyms", "language danish translate"),
    Message("keys", "All workshops"): Message(
        "synonyms", "start page home front page another workshop leave close quit rehearsal practice"
    ),
    Message("keys", "Open a workshop file"): Message("synonyms", "load import backup archive"),
}

SYNONYMS: Mapping[Message, Message] = {
    **_PARTS, **_DAY, **_ROOM, **_SCENES, **_WORDS, **_PAPER, **_SET_UP, **_PROGRAM,
}  # fmt: skip
"""By a command's name."""
