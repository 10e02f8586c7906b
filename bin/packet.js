#!/usr/bin/env node
require('../dist/start.cjs').load('main.cjs');
