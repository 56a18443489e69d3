export const messages = {
  label: '验证码',
  hint: '6 位数字，{{minutes}} 分钟内有效',
  sender: {
    phone: '短信以“【{{brand}}】”开头。',
    email: '邮件由“{{brand}}”发出，标题含“验证码”。',
    either: '短信以“【{{brand}}】”开头；邮件标题含“验证码”。',
  },
  missing: '请输入收到的验证码',
  tooShort: '验证码为 6 位数字，请核对后输入',
  pending: '正在验证……',
  notReceived: {
    title: '没收到？',
    wait: '请先等一两分钟，网络繁忙时会晚一些到。',
    phone: '请看看短信有没有被手机管家拦截，手机是否停机或信号不好。',
    email: '请看看垃圾邮件箱，并检查邮箱是否已满。',
    latest: '重新获取后，只有最近一次的验证码有效。',
  },
  resend: '重新获取验证码',
  resendIn: '{{seconds}} 秒后可以重新获取',
  resending: '正在发送……',
  resent: '新的验证码已发出，请查收。',
};
