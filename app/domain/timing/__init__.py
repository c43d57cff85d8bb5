"""The engine of the day: plan and entries in, standing and re-plan out. Pure; `now` is always an argument.

`plan` freezes the programme, `fold` folds the entries of a run over it to a `course`, `ahead` looks at what is to come,
`forecast` says where the day stands at a moment, `replan` what would save it. docs/timing.md has the rules.
"""
