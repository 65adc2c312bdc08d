import type { Model } from '../../vocabulary.ts';

const MODEL = 'deserialization/model';
const ALGORITHMS = '{A2C,DDPG,DQN,PPO,SAC,TD3}';

/** stable_baselines3/common/base_class.py, save_util.py, policies.py, vec_env/vec_normalize.py. */
export const model: Model = {
  library: 'Stable-Baselines3',
  modules: ['stable_baselines3'],
  aliases: {
    'stable_baselines3.{a2c,ddpg,dqn,ppo,sac,td3}': 'stable_baselines3',
    'stable_baselines3.common.vec_env.vec_normalize': 'stable_baselines3.common.vec_env',
  },
  sinks: [
    {
      call: `stable_baselines3.${ALGORITHMS}.load`,
      rule: MODEL,
      data: '0:path',
      form: 'file or path',
      advice: 'Build the agent in code and load its weights with set_parameters.',
    },
    {
      call: 'stable_baselines3.common.save_util.{load_from_zip_file,load_from_pkl}',
      rule: MODEL,
      data: ['0:load_path', '0:path'],
      form: 'file or path',
    },
    {
      call: 'stable_baselines3.common.vec_env.VecNormalize.load',
      rule: MODEL,
      data: '0:load_path',
      form: 'path',
    },
  ],
};
