/** The guide's branch and the numbers its merchants may call. */
export const branch = {
  code: 'QINGDAO',
  name: '银联商务青岛分公司',
  supportContacts: [
    { region: '市内四区', phones: ['81112277', '81977366'] },
    { region: '黄岛', phones: ['80983018', '80983019'] },
    { region: '城阳', phones: ['80960158', '80960157'] },
    { region: '即墨', phones: ['86650198', '86657010'] },
    { region: '胶州', phones: ['55780692', '55780792'] },
    { region: '平度', phones: ['88360160', '88395534'] },
    { region: '莱西', phones: ['88495516', '66895534'] },
  ],
} as const;
