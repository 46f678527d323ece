/** The regions that distinguish conferences of one series and year. */
export type Region = 'EU' | 'NA' | 'China' | 'India' | 'Japan' | 'APAC' | 'Africa' | 'LATAM';

/** A city that hosts conferences. */
export interface Place {
  readonly city: string;
  readonly cityInChinese: string;
  /** In the languages that hosts and visitors use. Those in capitals are codes, which count only next to the conference's name. */
  readonly otherNames: readonly string[];
  readonly country: string;
  readonly region: Region;
}

export interface RegionName {
  readonly region: Region;
  /** As in official conference names. */
  readonly name: string;
  /** In lower case. Latin spellings match whole words. */
  readonly spellings: readonly string[];
  /** Short codes, in lower case, that count only in capitals and next to the conference's name or year. */
  readonly codes: readonly string[];
}

export const regions: readonly RegionName[] = [
  { region: 'EU', name: 'Europe', spellings: ['europe', 'european', 'emea', '欧洲', '歐洲', '欧盟'], codes: ['eu'] },
  { region: 'NA', name: 'North America', spellings: ['north america', 'northamerica', 'usa', '北美', '美国', '美國'], codes: ['na', 'us'] },
  { region: 'China', name: 'China', spellings: ['china', '中国', '中國'], codes: ['cn', 'chn'] },
  { region: 'India', name: 'India', spellings: ['india', '印度'], codes: ['ind'] },
  { region: 'Japan', name: 'Japan', spellings: ['japan', '日本'], codes: ['jp', 'jpn'] },
  { region: 'APAC', name: 'Asia Pacific', spellings: ['apac', 'asia pacific', 'asia', '亚太', '亞太', '亚洲'], codes: [] },
  { region: 'Africa', name: 'Africa', spellings: ['africa', '非洲'], codes: [] },
  { region: 'LATAM', name: 'Latin America', spellings: ['latam', 'latin america', '拉美', '拉丁美洲'], codes: [] },
];

export const places: readonly Place[] = [
  place('Amsterdam', '阿姆斯特丹', 'Netherlands', 'EU', 'アムステルダム, 암스테르담'),
  place('Antwerp', '安特卫普', 'Belgium', 'EU', 'Antwerpen, Anvers'),
  place('Barcelona', '巴塞罗那', 'Spain', 'EU', 'Barcelone, Barcellona, バルセロナ, 바르셀로나, 巴塞隆納'),
  place('Berlin', '柏林', 'Germany', 'EU', 'Berlino, ベルリン, 베를린'),
  place('Bilbao', '毕尔巴鄂', 'Spain', 'EU'),
  place('Brussels', '布鲁塞尔', 'Belgium', 'EU', 'Brüssel, Bruxelles, Brussel, ブリュッセル'),
  place('Copenhagen', '哥本哈根', 'Denmark', 'EU', 'København, Kopenhagen, Copenhague, コペンハーゲン'),
  place('Dublin', '都柏林', 'Ireland', 'EU'),
  place('Edinburgh', '爱丁堡', 'United Kingdom', 'EU', 'Édimbourg'),
  place('London', '伦敦', 'United Kingdom', 'EU', 'Londres, Londra, Londyn, Londýn, Лондон, ロンドン, 런던, 倫敦'),
  place('Lyon', '里昂', 'France', 'EU', 'リヨン'),
  place('Madrid', '马德里', 'Spain', 'EU'),
  place('Milan', '米兰', 'Italy', 'EU', 'Milano, Mailand'),
  place('Munich', '慕尼黑', 'Germany', 'EU', 'München, Monaco di Baviera, ミュンヘン'),
  place('Paris', '巴黎', 'France', 'EU', 'Paříž, Parigi, Paryż, París, Париж, パリ, 파리'),
  place('Prague', '布拉格', 'Czech Republic', 'EU', 'Praha, Prag, プラハ'),
  place('Valencia', '瓦伦西亚', 'Spain', 'EU', 'València, Valence, バレンシア, 발렌시아'),
  place('Vienna', '维也纳', 'Austria', 'EU', 'Wien, Vienne, ウィーン'),
  place('Zurich', '苏黎世', 'Switzerland', 'EU', 'Zürich'),
  place('Atlanta', '亚特兰大', 'United States', 'NA', 'アトランタ, 애틀랜타'),
  place('Austin', '奥斯汀', 'United States', 'NA', 'オースティン'),
  place('Boston', '波士顿', 'United States', 'NA'),
  place('Chicago', '芝加哥', 'United States', 'NA', 'シカゴ, 시카고'),
  place('Denver', '丹佛', 'United States', 'NA'),
  place('Detroit', '底特律', 'United States', 'NA', 'デトロイト, 디트로이트'),
  place('Las Vegas', '拉斯维加斯', 'United States', 'NA'),
  place('Los Angeles', '洛杉矶', 'United States', 'NA', 'ロサンゼルス, 로스앤젤레스, 洛杉磯'),
  place('New Orleans', '新奥尔良', 'United States', 'NA'),
  place('New York', '纽约', 'United States', 'NA'),
  place('Portland', '波特兰', 'United States', 'NA'),
  place('Salt Lake City', '盐湖城', 'United States', 'NA', 'SLC, ソルトレイクシティ, ソルトレークシティ, 솔트레이크시티, 鹽湖城'),
  place('San Diego', '圣地亚哥', 'United States', 'NA', 'サンディエゴ, 샌디에이고, 聖地牙哥'),
  place('San Francisco', '旧金山', 'United States', 'NA', 'サンフランシスコ'),
  place('San Jose', '圣何塞', 'United States', 'NA'),
  place('Seattle', '西雅图', 'United States', 'NA', 'シアトル, 시애틀, 西雅圖'),
  place('Toronto', '多伦多', 'Canada', 'NA'),
  place('Vancouver', '温哥华', 'Canada', 'NA'),
  place('Beijing', '北京', 'China', 'China', 'Peking, Pékin, Pechino'),
  place('Chengdu', '成都', 'China', 'China'),
  place('Guangzhou', '广州', 'China', 'China', 'Canton'),
  place('Hangzhou', '杭州', 'China', 'China'),
  place('Hong Kong', '香港', 'China', 'China', 'HongKong, HK, Hongkong'),
  place('Nanjing', '南京', 'China', 'China'),
  place('Shanghai', '上海', 'China', 'China', 'Xangai, シャンハイ, 상하이'),
  place('Shenzhen', '深圳', 'China', 'China', 'Shēnzhèn'),
  place('Suzhou', '苏州', 'China', 'China'),
  place('Wuhan', '武汉', 'China', 'China'),
  place("Xi'an", '西安', 'China', 'China'),
  place('Bengaluru', '班加罗尔', 'India', 'India', 'Bangalore'),
  place('Chennai', '金奈', 'India', 'India'),
  place('Delhi', '德里', 'India', 'India', 'New Delhi, Nueva Delhi, デリー'),
  place('Hyderabad', '海得拉巴', 'India', 'India', 'ハイデラバード'),
  place('Mumbai', '孟买', 'India', 'India', 'Bombay, ムンバイ'),
  place('Pune', '浦那', 'India', 'India'),
  place('Osaka', '大阪', 'Japan', 'Japan'),
  place('Tokyo', '东京', 'Japan', 'Japan', 'Tokio, 東京, 도쿄'),
  place('Yokohama', '横滨', 'Japan', 'Japan', '横浜, 橫濱, 요코하마'),
  place('Melbourne', '墨尔本', 'Australia', 'APAC'),
  place('Seoul', '首尔', 'South Korea', 'APAC', 'Séoul, ソウル, 서울'),
  place('Singapore', '新加坡', 'Singapore', 'APAC', 'Singapur, Singapour, シンガポール'),
  place('Sydney', '悉尼', 'Australia', 'APAC'),
  place('Taipei', '台北', 'Taiwan', 'APAC', '臺北'),
  place('Nairobi', '内罗毕', 'Kenya', 'Africa'),
  place('São Paulo', '圣保罗', 'Brazil', 'LATAM', 'Sao Paulo'),
];

/** `otherNames`: separated by commas. */
function place(city: string, cityInChinese: string, country: string, region: Region, otherNames = ''): Place {
  return { city, cityInChinese, country, region, otherNames: otherNames.split(', ').filter((name) => name !== '') };
}

export function placeOf(city: string): Place | undefined {
  return places.find((each) => each.city === city);
}
