/// What was typed after the colon: the name of a command, and what is said to it.
struct CommandLine: Hashable, Sendable {
  let name: String
  /// Without the blanks around it; empty where there is none.
  let argument: String

  init(_ line: String) {
    let line = line.drop { $0 == " " }
    let end = line.firstIndex(of: " ") ?? line.endIndex
    name = String(line[..<end])
    var rest = line[end...].drop { $0 == " " }
    while rest.last == " " { rest.removeLast() }
    argument = String(rest)
  }
}
