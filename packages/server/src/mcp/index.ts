/** The Model Context Protocol over an engine, for who brings a transport of its own. */
export { createMcpServer, type McpServerSettings } from './create-mcp-server.js';
export { type McpReader, rawReader, sealedReader } from './reader.js';
