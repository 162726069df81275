# The front of everything. `make help` lists what there is.

SHELL := /bin/sh
JOBS ?= $(shell nproc)
DATA ?= ./data
LISTEN ?= 127.0.0.1:8080

export CCACHE_BASEDIR := $(CURDIR)

web_sources := $(shell find web -path web/node_modules -prune -o -path web/dist -prune -o -type f -print 2>/dev/null)

.PHONY: help run test check format bench fuzz security routes types web install clean

help: ## This list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

run: build/release/candor ## Builds, and opens on a sample workspace in ./data
	@test -e $(DATA)/candor.db || build/release/candor init --data $(DATA) --sample
	@exec build/release/candor serve --data $(DATA) --listen $(LISTEN)

install: build/deps ## Installs the Debian packages that are missing

build/deps: deps/debian.txt
	@deps/install
	@mkdir -p build && touch $@

web/node_modules/.package-lock.json: web/package-lock.json | build/deps
	cd web && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

web: web/dist/index.html ## Builds the web application

web/dist/index.html: $(web_sources) web/node_modules/.package-lock.json
	cd web && npm run --silent build
	@touch $@

build/release/candor: web/dist/index.html FORCE | build/deps
	@test -e build/release/build.ninja || cmake --preset release > build/release.log || (cat build/release.log; exit 1)
	@ninja -C build/release -j $(JOBS) --quiet candor

build/sanitize/candor: web/dist/index.html FORCE | build/deps
	@test -e build/sanitize/build.ninja || cmake --preset sanitize > build/sanitize.log || (cat build/sanitize.log; exit 1)
	@ninja -C build/sanitize -j $(JOBS) --quiet

FORCE:

test: build/sanitize/candor ## Installs, builds and passes every test
	tests/run

check: test ## Everything CI does, with format and clang-tidy
	tests/format --check
	tests/lint

format: | build/deps ## Formats every file
	tests/format

bench: build/release/candor ## Prints the figures, each against its reference
	ninja -C build/release -j $(JOBS) --quiet
	bench/run

fuzz: build/sanitize/candor ## Runs every fuzz target for a minute, and the API with odd bodies
	tests/fuzz

security: build/sanitize/candor ## Attacks a running Candor with wapiti, sqlmap and npm audit
	@deps/install debian-security.txt
	tests/security

routes: build/release/candor ## Lists every door of the server
	@build/release/candor routes

types: build/sanitize/candor ## Writes the web application's types from the server's own description
	@build/sanitize/candor openapi > build/openapi.json
	cd web && npm run --silent types

clean: ## Removes what was built
	rm -rf build web/dist web/node_modules
