#!/usr/bin/env sh
# What .pre-commit-hooks.yaml runs: the project's own mlmap, the one on the path, or the published package.
if [ -x node_modules/.bin/mlmap ]; then exec node_modules/.bin/mlmap "$@"; fi
if command -v mlmap >/dev/null 2>&1; then exec mlmap "$@"; fi
exec npx --yes --package ml-process-maps mlmap "$@"
