/// Where the program's own files lie (XDG Base Directory Specification 0.8): relative paths are ignored, as it says.
struct BaseFolders {
  /// What the reader has chosen.
  let config: String
  /// What is kept between sessions.
  let state: String
  /// What the reader has written.
  let data: String

  init(_ environment: [String: String]) {
    let home = environment["HOME"] ?? ""
    func folder(_ variable: String, _ usual: String) -> String {
      let named = environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil }
      return (named ?? home + "/" + usual) + "/dateline"
    }
    config = folder("XDG_CONFIG_HOME", ".config")
    state = folder("XDG_STATE_HOME", ".local/state")
    data = folder("XDG_DATA_HOME", ".local/share")
  }
}
