import { ALL_MESSAGE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** rospy/topics.py, rospy/impl/tcpros_service.py; rclpy/node.py. */
export const model: Model = {
  library: 'ROS',
  modules: ['rospy', 'rclpy'],
  types: { 'rclpy.create_node()': 'rclpy.node.Node()' },
  entries: [
    {
      kind: 'message',
      call: 'rospy.Subscriber',
      argument: '2:callback',
      parameters: ALL_MESSAGE,
      name: '0:name',
    },
    {
      kind: 'message',
      call: 'rospy.Service',
      argument: '2:handler',
      parameters: ALL_MESSAGE,
      name: '0:name',
    },
    {
      kind: 'message',
      call: 'rclpy.node.Node().{create_subscription,create_service}',
      argument: '2:callback',
      parameters: ALL_MESSAGE,
      name: '1:topic',
    },
  ],
  sources: [{ path: 'rospy.wait_for_message()', origin: 'message', note: 'a ROS message' }],
};
