import type { Model } from '../../vocabulary.ts';

/** Tools are called by a language model with arguments that it has made of whatever it has read. */
const TOOL = { ctx: {}, context: {}, '*': { origin: 'remote' } } as const;

/** mcp/server/fastmcp, mcp/server/mcpserver, mcp/server/lowlevel, mcp/client/session.py; fastmcp/server/server.py. */
export const model: Model = {
  library: 'Model Context Protocol',
  modules: ['mcp', 'fastmcp'],
  aliases: {
    'mcp.server.{MCPServer,mcpserver.MCPServer,fastmcp.FastMCP,fastmcp.server.FastMCP}': 'fastmcp.FastMCP',
    'mcp.server.lowlevel.Server': 'mcp.server.Server',
    'mcp.{ClientSession,client.session.ClientSession,client.Client,client.client.Client}': 'fastmcp.Client',
    'mcp.Client': 'fastmcp.Client',
  },
  sources: [
    {
      path: 'fastmcp.Client().{call_tool,read_resource,get_prompt,call_tool_mcp,read_resource_mcp}()',
      origin: 'response',
      note: 'the answer of an MCP server',
    },
  ],
  entries: [
    {
      kind: 'tool',
      decorator: 'fastmcp.FastMCP().{tool,tool()}',
      parameters: TOOL,
      name: 'name',
    },
    {
      kind: 'tool',
      decorator: 'fastmcp.FastMCP().{prompt,prompt()}',
      parameters: TOOL,
      name: 'name',
    },
    { kind: 'tool', decorator: 'fastmcp.FastMCP().resource()', parameters: TOOL, name: '0:uri' },
    {
      kind: 'tool',
      call: 'fastmcp.FastMCP().{add_tool,tool}',
      argument: '0',
      parameters: TOOL,
      name: 'name',
    },
    {
      kind: 'http',
      decorator: 'fastmcp.FastMCP().custom_route()',
      parameters: { '0': { type: 'starlette.requests.Request()' } },
      name: '0:path',
      verbs: '1:methods',
    },
    {
      kind: 'tool',
      decorator: 'mcp.server.Server().{call_tool,read_resource,get_prompt,completion}()',
      parameters: TOOL,
    },
  ],
};
