import { ALL_REMOTE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** discord/client.py, ext/commands/core.py, ext/commands/cog.py, app_commands. */
export const model: Model = {
  library: 'discord.py',
  modules: ['discord', 'nextcord', 'disnake'],
  aliases: {
    '{nextcord,disnake}': 'discord',
    'discord.{AutoShardedClient,ext.commands.Bot,ext.commands.AutoShardedBot,Bot}': 'discord.Client',
    'discord.ext.commands.{hybrid_command,group,hybrid_group}': 'discord.ext.commands.command',
    'discord.app_commands.{context_menu}': 'discord.app_commands.command',
  },
  types: { 'discord.Client().tree': 'discord.app_commands.CommandTree()' },
  sources: [
    {
      path: 'discord.{Message,Attachment,Interaction,ext.commands.Context}()',
      origin: 'remote',
      note: 'a message of a chat',
    },
  ],
  entries: [
    {
      kind: 'bot',
      decorator: 'discord.Client().{event,listen(),command(),group(),hybrid_command()}',
      parameters: ALL_REMOTE,
      name: 'name',
    },
    {
      kind: 'bot',
      decorator: 'discord.ext.commands.{command(),Cog.listener()}',
      parameters: ALL_REMOTE,
      name: 'name',
    },
    {
      kind: 'bot',
      decorator: 'discord.app_commands.{command,CommandTree().command,CommandTree().context_menu}()',
      parameters: ALL_REMOTE,
      name: 'name',
    },
    {
      kind: 'bot',
      base: 'discord.Client',
      methods: ['on_message', 'on_message_edit', 'on_interaction', 'on_raw_message_edit'],
      parameters: ALL_REMOTE,
    },
  ],
};
