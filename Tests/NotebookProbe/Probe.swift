import Glibc
import News
import Reading

/// Saves one change after another in a notebook, and says which are on the disk: only for tests that end it while it
/// writes, which need a program of their own to kill.
///
/// Arguments: the file; the number of the first change; a limit to the size of files in bytes, 0 for none.
@main
struct Probe {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let first = Int(arguments[2]), let limit = UInt(arguments[3]) else { exit(2) }
    if limit > 0 {
      // A full disk: writing beyond the limit fails as it does there.
      signal(SIGXFSZ, SIG_IGN)
      var bound = rlimit(rlim_cur: limit, rlim_max: limit)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &bound)
    }
    let store = NotebookStore(path: arguments[1])
    do throws(NotebookStore.Failure) {
      var known = try store.load()
      for number in first... {
        let change = Notebook.Change(
          .article("\(number % 7)"), .tags, from: nil, to: .list(["\(number)"]))
        known = try store.save([change], known: known)
        print(number)
        fflush(nil)
      }
    } catch {
      print(error.problem.message)
      exit(1)
    }
  }
}
