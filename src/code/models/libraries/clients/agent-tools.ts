import type { Model } from '../../vocabulary.ts';

/** A language model makes the arguments of whatever it has read; what the framework hands over besides is none. */
const TOOL = {
  run_manager: {},
  callbacks: {},
  ctx: {},
  config: {},
  '*': { origin: 'response' },
} as const;

/**
 * langchain_core/tools/{base,convert,structured}.py; llama_index/core/tools/{function_tool,tool_spec/base}.py; crewai/tools;
 * smolagents/tools.py; agents/tool.py of the OpenAI Agents SDK; pydantic_ai/agent.
 */
export const model: Model = {
  library: 'tools of agents',
  modules: [
    'langchain',
    'langchain_core',
    'langchain_community',
    'llama_index',
    'crewai',
    'crewai_tools',
    'smolagents',
    'agents',
    'pydantic_ai',
  ],
  aliases: {
    'langchain.{tools,agents,agents.tools}.Tool': 'langchain_core.tools.Tool',
    'langchain.{tools,agents,agents.tools}.tool': 'langchain_core.tools.tool',
    '{langchain.tools,langchain.tools.base,langchain_core.tools.base}.BaseTool':
      'langchain_core.tools.BaseTool',
    '{langchain.tools,langchain.tools.base,langchain_core.tools.structured}.StructuredTool':
      'langchain_core.tools.StructuredTool',
    'llama_index.core.tools.function_tool.FunctionTool': 'llama_index.core.tools.FunctionTool',
    'llama_index.tools.{FunctionTool,function_tool.FunctionTool}': 'llama_index.core.tools.FunctionTool',
    'llama_index.{core.tools.tool_spec.base.BaseToolSpec,tools.tool_spec.base.BaseToolSpec}':
      'llama_index.core.tools.BaseToolSpec',
    'crewai_tools.BaseTool': 'crewai.tools.BaseTool',
    'crewai_tools.tool': 'crewai.tools.tool',
    'smolagents.tools.Tool': 'smolagents.Tool',
    'smolagents.tools.tool': 'smolagents.tool',
  },
  entries: [
    { kind: 'tool', base: 'langchain_core.tools.BaseTool', methods: ['_run', '_arun'], parameters: TOOL },
    { kind: 'tool', decorator: 'langchain_core.tools.{tool,tool()}', parameters: TOOL },
    { kind: 'tool', call: 'langchain_core.tools.Tool', argument: '1:func', parameters: TOOL },
    {
      kind: 'tool',
      call: 'langchain_core.tools.{Tool,StructuredTool}.from_function',
      argument: '0:func',
      parameters: TOOL,
    },
    {
      kind: 'tool',
      call: 'llama_index.core.tools.FunctionTool.from_defaults',
      argument: '0:fn',
      parameters: TOOL,
    },
    { kind: 'tool', base: 'llama_index.core.tools.BaseToolSpec', methods: ['*'], parameters: TOOL },
    { kind: 'tool', base: 'crewai.tools.BaseTool', methods: ['_run', '_arun'], parameters: TOOL },
    { kind: 'tool', decorator: 'crewai.tools.{tool,tool()}', parameters: TOOL },
    { kind: 'tool', base: 'smolagents.Tool', methods: ['forward'], parameters: TOOL },
    { kind: 'tool', decorator: 'smolagents.tool', parameters: TOOL },
    { kind: 'tool', decorator: 'agents.{function_tool,function_tool()}', parameters: TOOL },
    {
      kind: 'tool',
      decorator: 'pydantic_ai.Agent().{tool,tool(),tool_plain,tool_plain()}',
      parameters: TOOL,
    },
  ],
};
