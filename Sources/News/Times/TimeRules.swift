/// How times are written in English: every rule, from all tables.
enum TimeRules {
  static let all = calendar + clock + periods + weekdays + relative + distances + durations + sets + vague

  /// Words that make a number approximate.
  static let about = "<about>|more_than|less_than|at_least|up_to|no_more_than|fewer_than|as_long_as"
  /// How many, where it is not one.
  static let count = "<number>|a_<some>|<some>|a_<some>_of|<some>_of|<number>_more|<number>_or_so"
}
