# What one does with dateline and its sources. `make help` lists it.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DEFAULT_GOAL := build

PREFIX ?= /usr/local
DESTDIR ?=
EVAL ?= ../shared/eval
DATA ?= $(EVAL)
SEEDS ?= ../shared/seeds
CORPUS ?= data/sample
SEARCH ?= ../shared/bench/search
CORPORA ?= ../shared/corpora

# The Swift runtime goes into the program: it starts sooner, and runs where there is no toolchain.
build_release := swift build -c release --static-swift-stdlib -Xswiftc -use-ld=lld --product
program := .build/release/dateline

.PHONY: build
build: toolchain ncurses ## build the program in release mode (the default)
	$(build_release) dateline

.PHONY: run
run: build ## build it and browse the sample story, or DOSSIER=folder
	exec $(program) $(if $(DOSSIER),"$(DOSSIER)")

.PHONY: test
test: toolchain ncurses vterm ## run all tests, or FILTER=name
	@log=$$(mktemp)
	trap 'rm -f "$$log"' EXIT
	# What failed is said again at the end: above it are thousands of lines about what did not.
	# Some tests are named by what no terminal should be told: control characters are left out.
	swift test --disable-xctest $(if $(FILTER),--filter "$(FILTER)") 2>&1 \
	  | LC_ALL=C sed -u 's/\xc2[\x80-\x9f]\|[\x01-\x08\x0b-\x1f\x7f]//g' | tee "$$log" || {
	  grep '^✘' "$$log" >&2
	  exit 1
	}

.PHONY: check
check: toolchain ncurses vterm ## formatting, warnings (errors here) and the rules of the house
	swift format lint --strict --parallel --recursive Package.swift Sources Tests
	swift test --disable-xctest --filter HouseTests

.PHONY: format
format: toolchain ## format the sources in place
	swift format --in-place --parallel --recursive Package.swift Sources Tests

.PHONY: golden
golden: toolchain ncurses vterm ## record the golden files anew; say in the commit why they changed
	DATELINE_RECORD=1 swift test --disable-xctest
	git status --short Tests

# The search engine is timed beside others by the programs of SEARCH=folder, with BIG=git-folder over a larger corpus too;
# README=README.md puts the table there.
.PHONY: bench
bench: build ## time the program, each stage on the sample or CORPUS=folder, and search beside others
	@dossier=$$(mktemp -d)
	trap 'rm -rf "$$dossier"' EXIT
	for copy in {1..40}; do cp -R data/sample "$$dossier/$$copy"; done
	time_runs() {
	  local name=$$1 start; shift
	  for run in {1..15}; do
	    start=$${EPOCHREALTIME/[.,]/}
	    "$$@" >/dev/null
	    echo $$(($${EPOCHREALTIME/[.,]/} - start))
	  done | sort -n | awk -v name="$$name" '
	    { times[NR] = $$1 / 1000 }
	    END { printf "%-32s %8.1f ms least %8.1f ms median\n", name, times[1], times[int((NR + 1) / 2)] }'
	}
	time_runs 'start and stop' $(program) --help
	time_runs 'first full screen, 5 articles' $(program) frame data/sample
	time_runs 'first full screen, 200 articles' $(program) frame "$$dossier"
	echo
	$(program) bench "$(CORPUS)"
	if [[ -e "$(SEARCH)/run.py" ]]; then
	  $(build_release) dateline-bench
	  python3 Tests/Evaluation/search_bench.py $(if $(README),--readme "$(README)") $(if $(BIG),--big "$(BIG)") \
	    "$(SEARCH)" "$(CORPORA)" .build/release/dateline-bench
	fi

# The folder's run.py runs the scorers; Tests/Evaluation/targets.tsv has the targets, and the floors this fails at.
.PHONY: eval
eval: build python3 ## score the analysis against the texts of EVAL=folder, all tasks or ONLY=quotes,dates
	python3 Tests/Evaluation/evaluate.py $(if $(ONLY),--only "$(ONLY)") --seeds "$(SEEDS)" "$(EVAL)" \
	  -- $(program) analyze --lexicon data/lexicon

# The texts of entities/train.jsonl.gz and linking/gum_dev.jsonl.gz below DATA: data/model/README.md says what they are.
# The same texts give the same file, bit for bit; the floors of `make eval` hold for it.
.PHONY: train
train: toolchain ## learn the weights in data/model anew from the texts of DATA=folder
	@$(build_release) dateline-train
	texts=$$(mktemp -d)
	trap 'rm -rf "$$texts"' EXIT
	for name in entities/train linking/gum_dev; do
	  gzip -dc "$(DATA)/$$name.jsonl.gz" >"$$texts/$${name##*/}.jsonl"
	done
	.build/release/dateline-train --lexicon data/lexicon --output data/model/names.model \
	  "$$texts/train.jsonl" "$$texts/gum_dev.jsonl"
	sha256sum data/model/names.model

.PHONY: docs
docs: build ## write the manual page, and the keys and the pictures in the README
	mkdir -p data/man
	$(program) man >data/man/dateline.1
	# Puts its input between two marks of the README.
	into_readme() {
	  awk -v name="$$1" '
	    FNR == NR { made = made $$0 "\n"; next }
	    $$0 == "<!-- end of " name " -->" { inside = 0 }
	    !inside { print }
	    index($$0, "<!-- " name ":") == 1 { printf "\n%s\n", made; inside = 1 }' - README.md >.build/README.md
	  mv .build/README.md README.md
	}
	$(program) man --readme-keys | into_readme keys
	rm -rf data/pictures
	mkdir -p data/pictures
	pictures() {
	  grep -v '^#' data/scripts/pictures.tsv | while IFS=$$'\t' read -r name size keys caption; do
	    for theme in dark light; do
	      $(program) frame --svg --theme $$theme --size "$$size" --keys "$$keys" data/sample \
	        >"data/pictures/$$name-$$theme.svg"
	    done
	    printf '<picture><source media="(prefers-color-scheme: dark)" srcset="data/pictures/%s-dark.svg">\n' "$$name"
	    printf '<img alt="%s" src="data/pictures/%s-light.svg"></picture>\n\n*%s*\n\n' "$$caption" "$$name" "$$caption"
	  done
	}
	pictures >.build/pictures.md
	head -4 .build/pictures.md | into_readme picture
	tail -n +6 .build/pictures.md | head -n -1 | into_readme pictures

# What `make install` puts where: the program, its data, its manual page, and completions for three shells.
bin := $(DESTDIR)$(PREFIX)/bin
share := $(DESTDIR)$(PREFIX)/share
completions := bash:bash-completion/completions/dateline zsh:zsh/site-functions/_dateline \
  fish:fish/vendor_completions.d/dateline.fish

.PHONY: install
install: build ## install below PREFIX=/usr/local (DESTDIR= is honoured)
	install -D -s -m 755 $(program) "$(bin)/dateline"
	rm -rf "$(share)/dateline"
	find data/lexicon data/model data/sample -type f | while read -r file; do
	  install -D -m 644 "$$file" "$(share)/dateline/$${file#data/}"
	done
	install -D -m 644 data/man/dateline.1 "$(share)/man/man1/dateline.1"
	for completion in $(completions); do
	  $(program) --generate-completion-script "$${completion%%:*}" |
	    install -D -m 644 /dev/stdin "$(share)/$${completion#*:}"
	done

.PHONY: uninstall
uninstall: ## remove what install put below PREFIX=
	rm -rf "$(share)/dateline"
	rm -f "$(bin)/dateline" "$(share)/man/man1/dateline.1"
	for completion in $(completions); do rm -f "$(share)/$${completion#*:}"; done

.PHONY: clean
clean: toolchain ## remove what was built
	swift package clean

.PHONY: help
help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# What the targets above need. What is there already costs nothing; the package of what is missing is installed through
# the system's package manager, with sudo where that needs it, or the last line says what to do by hand.

.PHONY: toolchain ncurses vterm git python3
toolchain: git
	@command -v swift >/dev/null || {
	  echo 'dateline: no Swift here; install a Swift 6.3 toolchain first: https://www.swift.org/install/' >&2
	  exit 1
	}

#               needed    apt-get         dnf            pacman    zypper         apk
ncurses: ; $(call require,curses.h,libncurses-dev,ncurses-devel,ncurses,ncurses-devel,ncurses-dev)
vterm: ;   $(call require,vterm.h,libvterm-dev,libvterm-devel,libvterm,libvterm-devel,libvterm-dev)
git: ;     $(call require,git,git ca-certificates,git,git,git,git)
python3: ; $(call require,python3,python3,python3,python,python3,python3)

define require
	@fail() { echo "dateline: $$*" >&2; exit 1; }
	# The compiler that comes with Swift answers for headers: it is the one that will look for them.
	is_there() {
	  case $(1) in
	    *.h) clang -x c -fsyntax-only -include $(1) /dev/null 2>/dev/null ;;
	    *) command -v $(1) >/dev/null ;;
	  esac
	}
	if is_there; then exit; fi
	is_here() { command -v "$$1" >/dev/null; }
	if is_here apt-get; then
	  packages='$(2)'
	  install='apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends'
	elif is_here dnf; then packages='$(3)' install='dnf install -y'
	elif is_here pacman; then packages='$(4)' install='pacman -S --needed --noconfirm'
	elif is_here zypper; then packages='$(5)' install='zypper --non-interactive install'
	elif is_here apk; then packages='$(6)' install='apk add'
	else fail '$(1) is missing, and there is no package manager known here: install it by hand'
	fi
	as_root=
	if [[ $$(id -u) -ne 0 ]]; then
	  is_here sudo || fail "$(1) is missing and there is no sudo: ask an administrator to install $$packages"
	  as_root=sudo
	fi
	echo "dateline: installing $$packages"
	$$as_root sh -c "$$install $$packages" || fail "could not install $$packages: see above, or install it by hand"
	is_there || fail "$(1) is still missing after installing $$packages"
endef
