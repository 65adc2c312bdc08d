import type { Model } from '../vocabulary.ts';

/** Functions that call functions: builtins, functools, itertools, threads, processes, event loops. */
export const model: Model = {
  library: 'functions that call functions',
  modules: ['builtins', 'functools', 'itertools', 'threading', 'multiprocessing', 'concurrent', 'asyncio'],
  aliases: {
    'itertools.{imap,ifilter}': 'builtins.map',
    'multiprocessing.pool': 'multiprocessing',
    'multiprocessing.{ThreadPool,dummy.Pool}': 'multiprocessing.Pool',
    'concurrent.futures.{ThreadPoolExecutor,ProcessPoolExecutor}': 'concurrent.futures.Executor',
    'multiprocessing.Process': 'threading.Thread',
  },
  callbacks: [
    { call: 'builtins.map', function: '0', gives: { each: ['1', '2', '3'] } },
    { call: 'builtins.filter', function: '0', gives: { each: ['1'] } },
    { call: 'functools.reduce', function: '0', gives: { each: ['1', '1'] } },
    { call: 'itertools.starmap', function: '0', gives: { each: ['1'] } },
    { call: 'threading.Thread', function: 'target', gives: { unpacked: ['args', 'kwargs'] } },
    { call: 'threading.Timer', function: '1:function', gives: { unpacked: ['2:args', '3:kwargs'] } },
    {
      call: 'multiprocessing.Pool().{map,imap,imap_unordered,map_async}',
      function: '0:func',
      gives: { each: ['1:iterable'] },
    },
    {
      call: 'multiprocessing.Pool().{apply,apply_async}',
      function: '0:func',
      gives: { unpacked: ['1:args', '2:kwds'] },
    },
    { call: 'concurrent.futures.Executor().submit', function: '0:fn', gives: 'rest' },
    { call: 'concurrent.futures.Executor().map', function: '0:fn', gives: { each: ['1', '2', '3'] } },
    { call: 'asyncio.to_thread', function: '0:func', gives: 'rest' },
    {
      call: 'asyncio.{get_event_loop,get_running_loop,new_event_loop}().run_in_executor',
      function: '1:func',
      gives: 'rest',
    },
    {
      call: 'asyncio.{get_event_loop,get_running_loop,new_event_loop}().{call_soon,call_soon_threadsafe}',
      function: '0:callback',
      gives: 'rest',
    },
  ],
};
