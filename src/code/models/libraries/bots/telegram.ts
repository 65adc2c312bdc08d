import { ALL_REMOTE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

const EVENTS =
  'message,edited_message,channel_post,callback_query,inline_query,chosen_inline_result,poll_answer,my_chat_member,chat_member';

/** telegram/ext/_handlers; aiogram/dispatcher/router.py and its 2.x dispatcher; telebot/__init__.py. */
export const model: Model = {
  library: 'Telegram bots',
  modules: ['telegram', 'aiogram', 'telebot'],
  aliases: {
    'aiogram.{Dispatcher,dispatcher.router.Router,dispatcher.dispatcher.Dispatcher}': 'aiogram.Router',
    'telebot.async_telebot.AsyncTeleBot': 'telebot.TeleBot',
  },
  sources: [
    { path: 'telegram.{Update,Message,File}()', origin: 'remote', note: 'a message of a chat' },
    {
      path: 'aiogram.types.{Message,CallbackQuery,Document}()',
      origin: 'remote',
      note: 'a message of a chat',
    },
    {
      path: 'telebot.TeleBot().{download_file,get_updates}()',
      origin: 'remote',
      note: 'a file from a chat',
    },
  ],
  entries: [
    {
      kind: 'bot',
      call: 'telegram.ext.{CommandHandler,MessageHandler,StringCommandHandler,StringRegexHandler,RegexHandler,TypeHandler}',
      argument: '1:callback',
      parameters: ALL_REMOTE,
      name: '0',
    },
    { kind: 'bot', call: 'telegram.ext.PrefixHandler', argument: '2:callback', parameters: ALL_REMOTE },
    {
      kind: 'bot',
      call: 'telegram.ext.{CallbackQueryHandler,PollAnswerHandler,ChosenInlineResultHandler,InlineQueryHandler}',
      argument: '0:callback',
      parameters: ALL_REMOTE,
    },
    {
      kind: 'bot',
      decorator: `aiogram.Router().{${EVENTS}}()`,
      parameters: ALL_REMOTE,
    },
    {
      kind: 'bot',
      decorator: 'aiogram.Router().{message_handler,callback_query_handler,inline_handler}()',
      parameters: ALL_REMOTE,
    },
    {
      kind: 'bot',
      call: `aiogram.Router().{${EVENTS}}.register`,
      argument: '0:callback',
      parameters: ALL_REMOTE,
    },
    {
      kind: 'bot',
      decorator:
        'telebot.TeleBot().{message_handler,edited_message_handler,callback_query_handler,inline_handler,channel_post_handler}()',
      parameters: ALL_REMOTE,
    },
  ],
};
