/** The regions that distinguish conferences of one series and year. */
export type Region = 'EU' | 'NA' | 'China' | 'India' | 'Japan' | 'APAC' | 'Africa' | 'LATAM';

/** A city that hosts conferences. */
export interface Place {
  readonly city: string;
  readonly cityInChinese: string;
  readonly country: string;
  readonly region: Region;
}

export interface RegionName {
  readonly region: Region;
  /** As in official conference names. */
  readonly name: string;
  /** In lower case. Latin spellings match whole words. */
  readonly spellings: readonly string[];
  /** Short codes that count only next to the conference's name or year. */
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
  place('Amsterdam', '阿姆斯特丹', 'Netherlands', 'EU'),
  place('Antwerp', '安特卫普', 'Belgium', 'EU'),
  place('Barcelona', '巴塞罗那', 'Spain', 'EU'),
  place('Berlin', '柏林', 'Germany', 'EU'),
  place('Bilbao', '毕尔巴鄂', 'Spain', 'EU'),
  place('Brussels', '布鲁塞尔', 'Belgium', 'EU'),
  place('Copenhagen', '哥本哈根', 'Denmark', 'EU'),
  place('Dublin', '都柏林', 'Ireland', 'EU'),
  place('Edinburgh', '爱丁堡', 'United Kingdom', 'EU'),
  place('London', '伦敦', 'United Kingdom', 'EU'),
  place('Lyon', '里昂', 'France', 'EU'),
  place('Madrid', '马德里', 'Spain', 'EU'),
  place('Milan', '米兰', 'Italy', 'EU'),
  place('Munich', '慕尼黑', 'Germany', 'EU'),
  place('Paris', '巴黎', 'France', 'EU'),
  place('Prague', '布拉格', 'Czech Republic', 'EU'),
  place('Valencia', '瓦伦西亚', 'Spain', 'EU'),
  place('Vienna', '维也纳', 'Austria', 'EU'),
  place('Zurich', '苏黎世', 'Switzerland', 'EU'),
  place('Atlanta', '亚特兰大', 'United States', 'NA'),
  place('Austin', '奥斯汀', 'United States', 'NA'),
  place('Boston', '波士顿', 'United States', 'NA'),
  place('Chicago', '芝加哥', 'United States', 'NA'),
  place('Denver', '丹佛', 'United States', 'NA'),
  place('Detroit', '底特律', 'United States', 'NA'),
  place('Las Vegas', '拉斯维加斯', 'United States', 'NA'),
  place('Los Angeles', '洛杉矶', 'United States', 'NA'),
  place('New Orleans', '新奥尔良', 'United States', 'NA'),
  place('New York', '纽约', 'United States', 'NA'),
  place('Portland', '波特兰', 'United States', 'NA'),
  place('Salt Lake City', '盐湖城', 'United States', 'NA'),
  place('San Diego', '圣地亚哥', 'United States', 'NA'),
  place('San Francisco', '旧金山', 'United States', 'NA'),
  place('San Jose', '圣何塞', 'United States', 'NA'),
  place('Seattle', '西雅图', 'United States', 'NA'),
  place('Toronto', '多伦多', 'Canada', 'NA'),
  place('Vancouver', '温哥华', 'Canada', 'NA'),
  place('Beijing', '北京', 'China', 'China'),
  place('Chengdu', '成都', 'China', 'China'),
  place('Guangzhou', '广州', 'China', 'China'),
  place('Hangzhou', '杭州', 'China', 'China'),
  place('Hong Kong', '香港', 'China', 'China'),
  place('Nanjing', '南京', 'China', 'China'),
  place('Shanghai', '上海', 'China', 'China'),
  place('Shenzhen', '深圳', 'China', 'China'),
  place('Suzhou', '苏州', 'China', 'China'),
  place('Wuhan', '武汉', 'China', 'China'),
  place("Xi'an", '西安', 'China', 'China'),
  place('Bengaluru', '班加罗尔', 'India', 'India'),
  place('Chennai', '金奈', 'India', 'India'),
  place('Delhi', '德里', 'India', 'India'),
  place('Hyderabad', '海得拉巴', 'India', 'India'),
  place('Mumbai', '孟买', 'India', 'India'),
  place('Pune', '浦那', 'India', 'India'),
  place('Osaka', '大阪', 'Japan', 'Japan'),
  place('Tokyo', '东京', 'Japan', 'Japan'),
  place('Yokohama', '横滨', 'Japan', 'Japan'),
  place('Melbourne', '墨尔本', 'Australia', 'APAC'),
  place('Seoul', '首尔', 'South Korea', 'APAC'),
  place('Singapore', '新加坡', 'Singapore', 'APAC'),
  place('Sydney', '悉尼', 'Australia', 'APAC'),
  place('Taipei', '台北', 'Taiwan', 'APAC'),
  place('Nairobi', '内罗毕', 'Kenya', 'Africa'),
  place('São Paulo', '圣保罗', 'Brazil', 'LATAM'),
];

function place(city: string, cityInChinese: string, country: string, region: Region): Place {
  return { city, cityInChinese, country, region };
}

export function placeOf(city: string): Place | undefined {
  return places.find((each) => each.city === city);
}
