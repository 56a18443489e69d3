export const words = {
  title: '',
};
