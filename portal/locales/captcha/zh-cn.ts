export const messages = {
  title: '安全验证',
  how: '拖动滑块，使拼图与缺口重合。也可以点击滑轨或用方向键移动，再按“确定”。',
  missed: '没有对准，已换一张，请再试一次。',
  stage: {
    fetching: '正在取图……',
    puzzle: '',
    checking: '正在验证……',
    working: '正在验证，约需几秒钟，无需操作……',
  },
  picture: '带缺口的图片',
  drag: '按住滑块向右拖动',
  handle: '拼图位置',
  confirm: '确定',
  withoutDragging: '验证（无需拖动）',
  another: '换一张',
  cancel: '取消',
};
