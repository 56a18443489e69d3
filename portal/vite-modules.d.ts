declare module 'virtual:antd-core.css';
declare module 'virtual:antd-rest.css';
