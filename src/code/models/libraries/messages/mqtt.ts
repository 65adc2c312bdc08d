import { ALL_MESSAGE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

const CALLBACK = { '0': {}, '1': {}, '*': { origin: 'message' } } as const;

/** paho/mqtt/client.py, paho/mqtt/subscribe.py; aiomqtt/client.py and its older asyncio_mqtt. */
export const model: Model = {
  library: 'MQTT',
  modules: ['paho', 'aiomqtt', 'asyncio_mqtt'],
  aliases: { asyncio_mqtt: 'aiomqtt' },
  sources: [
    { path: 'paho.mqtt.subscribe.simple()', origin: 'message', note: 'an MQTT message' },
    {
      path: 'aiomqtt.Client().{messages,filtered_messages(),unfiltered_messages()}',
      origin: 'message',
      note: 'an MQTT message',
    },
    { path: 'paho.mqtt.client.MQTTMessage()', origin: 'message', note: 'an MQTT message' },
  ],
  entries: [
    { kind: 'message', assigned: 'paho.mqtt.client.Client().on_message', parameters: CALLBACK },
    {
      kind: 'message',
      call: 'paho.mqtt.client.Client().message_callback_add',
      argument: '1:callback',
      parameters: CALLBACK,
      name: '0:sub',
    },
    {
      kind: 'message',
      decorator: 'paho.mqtt.client.Client().topic_callback()',
      parameters: CALLBACK,
    },
    {
      kind: 'message',
      call: 'paho.mqtt.subscribe.callback',
      argument: '0:callback',
      parameters: ALL_MESSAGE,
    },
    {
      kind: 'message',
      base: 'paho.mqtt.client.Client',
      methods: ['on_message'],
      parameters: CALLBACK,
    },
  ],
};
